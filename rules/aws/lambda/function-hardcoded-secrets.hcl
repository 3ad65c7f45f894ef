rule {
  title      = "Lambda function holds credentials in its environment"
  severity   = "high"
  topic      = "data-protection"
  why        = "Whoever may read the code, its history or the function's configuration gets the credentials."
  help       = "Give the function a role, keep other secrets in Secrets Manager, and revoke the credentials that were written down."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
  ]
  aliases = [
    "CKV_AWS_45",
    "kics:1402afd8-a95c-4e84-8b0b-6fb43758e6ce",
    "kics:2564172f-c92b-4261-9acd-464aed511696",
    "guide:transcribe-credentials-in-configuration",
  ]
  controls = {}

  target = "aws.lambda.code"
  # Ids of access keys, and private keys.
  condition = !any([for v in values(self.environment) : coalesce(
    plaintext(v) && matches(tostring(v), "(^|[^A-Za-z0-9/+])(AKIA|ASIA)[A-Z0-9]{16}([^A-Za-z0-9/+]|$)|-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    false,
  )])
  message = "environment holds credentials"
}
