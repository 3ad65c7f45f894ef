rule {
  title      = "MemoryDB cluster turns TLS off"
  severity   = "high"
  topic      = "data-protection"
  why        = "Data travels in clear between clients and nodes, and without TLS there are no users and passwords either: everybody who reaches the nodes may read and change everything."
  help       = "Leave TLS on; it cannot be turned on later."
  confidence = "high"
  refs       = ["https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html"]
  aliases    = ["CKV_AWS_202"]
  controls   = {}

  target    = "aws.memorydb.cluster"
  condition = self.tls_enabled
  message   = "TLS is turned off"
}
