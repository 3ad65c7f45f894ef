rule {
  title      = "Lambda permission is for a service on behalf of anybody"
  severity   = "high"
  topic      = "identity-and-access"
  why        = "Resources of that service in every other account can invoke the function, which takes the service for trustworthy."
  help       = "Limit the permission with a source ARN, a source account or an organization."
  confidence = "high"
  refs = [
    "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  ]
  aliases = [
    "CKV_AWS_364",
    "AWS-0067",
    "tfsec:aws-lambda-restrict-source-arn",
    "guide:transcribe-invoke-permission-open",
  ]
  controls = {}

  target = "aws.lambda.permission"
  when   = endswith(self.principal, ".amazonaws.com") || endswith(self.principal, ".amazonaws.com.cn")
  condition = (
    present(self.source_arn)
    || present(self.source_account)
    || present(self.principal_org_id)
    || present(self.event_source_token)
  )
  at      = self.principal
  message = "nothing says on whose behalf the service may invoke the function"
}
