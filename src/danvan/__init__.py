"""danvan."""
