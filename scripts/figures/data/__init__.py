"""Figures of the pages on examples: variants, batches, choosing, generalization."""
