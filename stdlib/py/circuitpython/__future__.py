# Annotations are never worked out here, so there is nothing to switch on.

annotations = True
