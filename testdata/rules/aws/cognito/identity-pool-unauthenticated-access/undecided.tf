variable "guests" {
  type = bool
}

resource "aws_cognito_identity_pool" "caller_decides" {
  identity_pool_name               = "pool"
  allow_unauthenticated_identities = var.guests
}
