"""What explorers show before Python runs: races, maps, matrices."""
