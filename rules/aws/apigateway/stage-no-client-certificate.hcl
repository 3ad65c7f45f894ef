rule {
  title      = "API Gateway presents no client certificate to its backends"
  severity   = "medium"
  topic      = "data-protection"
  why        = "A backend cannot tell requests of the API from those of somebody who found its address and passes by the API's checks."
  help       = "Create a client certificate, name it in the stage, and let the backend accept only requests that carry it."
  confidence = "low"
  refs       = [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-2",
  ]
  aliases = [
    "CKV2_AWS_51",
    "kics:0b4869fc-a842-4597-aa00-1294df425440",
    "kics:ed4c48b8-eccc-4881-95c1-09fdae23db25",
    "terrascan:AC_AWS_0013",
  ]
  controls = {
    "fsbp" = ["APIGateway.2"]
    "nist-800-53-r5" = [
      "AC-4", "AC-17(2)", "IA-5(1)", "SC-7(4)", "SC-8", "SC-8(1)", "SC-8(2)", "SC-12(3)",
      "SC-13", "SC-23", "SC-23(3)", "SI-7(6)",
    ]
  }

  target = "aws.apigateway.stage"
  # HTTP APIs cannot have one.
  when      = coalesce(self.protocol, "HTTP") != "HTTP"
  condition = present(self.client_certificate)
  at        = self.client_certificate
  message   = "stage presents no client certificate to its backends"
}
