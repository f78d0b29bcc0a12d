"""Four grades of damage, as what a scanner and the years do to the same printed pages."""

from __future__ import annotations

from samples.make.look import Scan

GRADES: dict[str, Scan] = {
    "clean": Scan(dpi=300, color=True),
    "office": Scan(
        dpi=200, color=True, seal="yes", skew=0.7, noise=4, shade=12, holes=True, quality=75
    ),
    "poor": Scan(
        dpi=150,
        color=True,
        seal="yes",
        seal_strength=1.0,
        skew=3,
        fade=0.35,
        yellow=0.3,
        blur=0.5,
        shade=60,
        noise=7,
        staple=True,
        turns=[0, 180],
        quality=50,
    ),
    "shadow": Scan(
        dpi=120,
        color=True,
        seal="yes",
        skew=-1.5,
        fade=0.2,
        yellow=0.5,
        through=0.15,
        stains=4,
        curve=2,
        border=6,
        blur=0.5,
        fold=90,
        shade=30,
        noise=8,
        turns=[90],
        quality=45,
    ),
    "fax": Scan(dpi=110, skew=0.8, blur=0.4, fax=True),
}
"""``shadow`` and ``fax`` are the fourth grade: bound and stained paper, and a black-and-white
fax. ``seal`` only says that there is one; its ring is the issuer's name."""
