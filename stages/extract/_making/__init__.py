"""Makes WordprocessingML: what the readers of formats that think like Word translate into."""
