"""Webhooks: a listener on this machine that starts pipelines when it is called."""
