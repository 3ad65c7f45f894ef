resource "aws_cognito_identity_pool" "members" {
  identity_pool_name               = "members"
  allow_unauthenticated_identities = false
}

# No guests by default.
resource "aws_cognito_identity_pool" "default" {
  identity_pool_name = "default"
}
