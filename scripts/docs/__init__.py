"""Read the pages: their fences, the claims on them, and the evidence that the claims rest on."""
