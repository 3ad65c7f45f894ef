rule {
  title      = "Redshift cluster names no subnet group"
  severity   = "medium"
  topic      = "infrastructure-security"
  why        = "The cluster is put into the default VPC of the account, whose subnets route to the internet and are shared by everything that names no network."
  help       = "Make a subnet group of private subnets and name it."
  confidence = "medium"
  refs       = ["https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-cluster-subnet-groups.html"]
  aliases = [
    "CKV_AWS_154",
    "AWS-0127",
    "kics:0a494a6a-ebe2-48a0-9d77-cf9d5125e1b3",
    "tfsec:aws-redshift-non-default-vpc-deployment",
    "tfsec:aws-redshift-use-vpc",
  ]
  controls = {}

  target    = "aws.redshift.cluster"
  condition = present(self.subnet_group)
  message   = "cluster names no subnet group and is put into the default VPC"
}
