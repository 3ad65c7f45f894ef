rule {
  title      = "API Gateway stage keeps no access log"
  severity   = "medium"
  topic      = "monitoring"
  why        = "Nobody can tell afterwards who called what, so abuse and leaks cannot be traced."
  help       = "Give the stage a log group or a Firehose stream for access logs, with a format that names caller, path and status."
  confidence = "high"
  refs       = [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-9",
  ]
  aliases = [
    "CKV_AWS_76",
    "CKV_AWS_95",
    "AWS-0001",
    "AWS-0113",
    "AWS-0116",
    "kics:0a994e04-c6dc-471d-817e-d37451d18a3b",
    "kics:1b6799eb-4a7a-4b04-9001-8cceb9999326",
    "kics:80d45af4-4920-4236-a56e-b7ef419d1941",
    "cfn_nag:W46",
    "cfn_nag:W69",
    "terrascan:AC_AWS_0442",
    "tfsec:aws-api-gateway-enable-access-logging",
    "guard:API_GWV2_ACCESS_LOGS_ENABLED",
    "guard:API_GW_STAGE_ACCESS_LOGGING_RULE",
  ]
  controls = {
    "fsbp" = ["APIGateway.9"]
    "nist-800-53-r5" = [
      "AC-4(26)", "AU-2", "AU-3", "AU-6(3)", "AU-6(4)", "AU-10", "AU-12", "CA-7", "SC-7(9)",
      "SI-7(8)",
    ]
  }

  target    = "aws.apigateway.stage"
  condition = present(self.access_logs)
  at        = self.access_logs
  message   = "stage has no access logging"
}
