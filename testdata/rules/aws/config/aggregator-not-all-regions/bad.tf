resource "aws_config_configuration_aggregator" "some" {
  name = "some"
  account_aggregation_source { # expect: aws-config-aggregator-not-all-regions
    account_ids = ["111122223333"]
    regions     = ["eu-west-1"]
  }
}

resource "aws_config_configuration_aggregator" "organization" {
  name = "organization"
  organization_aggregation_source {
    role_arn    = "arn:aws:iam::111122223333:role/config"
    all_regions = false # expect: aws-config-aggregator-not-all-regions
  }
}
