rule {
  title      = "OpenSearch domain has no dedicated master nodes"
  severity   = "medium"
  topic      = "resilience"
  why        = "Data nodes also run the cluster: heavy queries can make it lose its master, and with it the domain."
  help       = "Turn dedicated master nodes on, three of them."
  confidence = "low"
  refs       = ["https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html"]
  aliases    = ["CKV2_AWS_59"]
  controls   = {}

  target    = "aws.opensearch.domain"
  condition = self.dedicated_masters
  message   = "domain has no dedicated master nodes"
}
