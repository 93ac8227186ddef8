"""Whether the draft speaks as a profile does: no advice, no blame, no ranking of countries, official names."""
