"""Read a clinical note: what is said of the patient, how sure, when, and with what value."""
