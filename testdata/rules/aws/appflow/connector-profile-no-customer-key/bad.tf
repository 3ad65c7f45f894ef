resource "aws_appflow_connector_profile" "warehouse" { # expect: aws-appflow-connector-profile-no-customer-key
  name            = "warehouse"
  connector_type  = "Redshift"
  connection_mode = "Public"
}
