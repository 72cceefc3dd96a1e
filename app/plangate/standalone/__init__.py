"""Receiver, dispatcher, workers and an embedded Redis in one terminal, for one machine."""
