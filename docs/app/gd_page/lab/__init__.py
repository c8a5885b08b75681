"""What the explorer asks: races, sweeps, maps."""
