# Transfer Family: servers for SFTP, FTPS, FTP and AS2.

type "aws.transfer.server" {
  attributes {
    protocols            = list(string)
    # PUBLIC, VPC or VPC_ENDPOINT.
    endpoint_type        = optional(string, "PUBLIC")
    # What the provider and CloudFormation take where nothing is said.
    security_policy_name = optional(string, "TransferSecurityPolicy-2018-11")
  }

  terraform "aws_transfer_server" {}

  cloudformation "AWS::Transfer::Server" {}
}
