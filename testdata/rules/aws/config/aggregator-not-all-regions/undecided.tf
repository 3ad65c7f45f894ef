variable "all_regions" {
  type = bool
}

resource "aws_config_configuration_aggregator" "accounts" {
  name = "accounts"
  account_aggregation_source {
    account_ids = ["111122223333"]
    all_regions = var.all_regions
  }
}
