rule {
  title      = "Container gets a secret as plain environment variable"
  severity   = "high"
  topic      = "data-protection"
  why        = "Everybody who can read the task definition, the code or its history reads the secret."
  help       = "Keep it in Secrets Manager or Parameter Store and name it under `secrets`."
  confidence = "medium"
  refs = [
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8",
  ]
  aliases = [
    "AWS-0036",
    "terrascan:AC_AWS_0095",
    "tfsec:aws-ecs-no-plaintext-secrets",
  ]
  controls = {
    "fsbp" = ["ECS.8"]
    "nist-800-53-r5" = ["CA-9(1)", "CM-2"]
  }

  target = "aws.ecs.container"
  each   = self.environment
  condition = !coalesce(
    matches(each.name, "(?i)(^|[_.-])(password|passwd|passphrase|secret|secret_?key|private_?key|api_?key|access_?key(_id)?|token|credentials?)$")
    && plaintext(each.value) && !matches(each.value, "^(?i:true|false|[0-9]*|/.*|https?:.*|arn:.*)$"),
    false,
  )
  at      = each.value
  message = "environment variable ${each.name} holds a secret in plain text"
}
