"""Lambda bundles: what they hold, how they are built, how large they may be."""
