"""The doors that items come in by."""
