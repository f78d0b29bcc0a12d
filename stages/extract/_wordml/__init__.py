"""WordprocessingML (ECMA-376) read into fragments, whatever it was translated from."""
