resource "aws_kms_key" "flows" {
  enable_key_rotation = true
}

resource "aws_appflow_connector_profile" "warehouse" {
  name            = "warehouse"
  connector_type  = "Redshift"
  connection_mode = "Public"
  kms_arn         = aws_kms_key.flows.arn
}
