rule {
  title      = "Identity pool gives AWS credentials to anybody"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Whoever knows the pool's id, which stands in every app that uses it, gets credentials of the guest role without signing in."
  help       = "Turn access for unauthenticated identities off; where guests are wanted, give their role next to no permissions and ignore this rule."
  confidence = "medium"
  refs       = [
    "https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-2",
  ]
  aliases = [
    "CKV_AWS_366",
    "cfn_nag:W57",
    "guard:COGNITO_ALLOW_UNAUTHENTICATED_IDENTITIES_RULE",
  ]
  controls = {
    "fsbp" = ["Cognito.2"]
  }

  target    = "aws.cognito.identity_pool"
  condition = !self.allows_guests
  at        = self.allows_guests
  message   = "pool gives credentials to whoever asks, without signing in"
}
