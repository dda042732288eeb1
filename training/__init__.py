"""How the shipped engines are made: recipes from open data to weights. PyTorch lives here alone."""
