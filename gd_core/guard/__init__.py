"""What `@checked` is made of: settings, arrays, the outcome of a step, and traits."""
