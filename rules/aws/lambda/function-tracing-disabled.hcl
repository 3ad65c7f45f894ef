rule {
  title      = "Lambda function does not trace its requests"
  severity   = "low"
  topic      = "monitoring"
  why        = "Without active tracing X-Ray records nothing unless the caller already traces the request, so slow and failing calls are hard to follow."
  help       = "Set the tracing mode to Active, and let the function's role write to X-Ray."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-7",
  ]
  aliases = [
    "CKV_AWS_50",
    "AWS-0066",
    "AWS-0125",
    "kics:8152e0cf-d2f0-47ad-96d5-d003a76eabd1",
    "kics:9488c451-074e-4cd3-aee3-7db6104f542c",
    "kics:dc1ab429-1481-4540-9b1d-280e3f15f1f8",
    "terrascan:AC_AWS_0163",
    "terrascan:AC_AWS_0485",
    "tfsec:aws-lambda-enable-tracing",
  ]
  controls   = {}

  target    = "aws.lambda.function"
  condition = self.tracing == "Active"
  message   = "function does not trace its requests actively"
}
