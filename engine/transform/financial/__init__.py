"""Read a financial text: who, which figures for which period, what happened, what tone."""
