resource "aws_organizations_policy" "ai" {
  name    = "ai"
  type    = "AISERVICES_OPT_OUT_POLICY"
  content = jsonencode({
    services = {
      default = {
        opt_out_policy = { "@@assign" = "optOut" }
      }
    }
  })
}

resource "aws_organizations_policy_attachment" "ai" {
  policy_id = aws_organizations_policy.ai.id
  target_id = "r-a1b2"
}
