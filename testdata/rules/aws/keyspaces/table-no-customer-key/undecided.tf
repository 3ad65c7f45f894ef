variable "type" {
  type = string
}

resource "aws_keyspaces_table" "caller_decides" {
  keyspace_name = "shop"
  table_name    = "orders"
  schema_definition {
    column {
      name = "id"
      type = "ascii"
    }
    partition_key {
      name = "id"
    }
  }
  encryption_specification {
    type = var.type
  }
}
