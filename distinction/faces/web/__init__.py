"""The web site: pages made of shapes, forms that become acts."""
