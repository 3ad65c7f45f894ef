resource "aws_keyspaces_table" "absent" { # expect: aws-keyspaces-table-no-customer-key
  keyspace_name = "shop"
  table_name    = "absent"
  schema_definition {
    column {
      name = "id"
      type = "ascii"
    }
    partition_key {
      name = "id"
    }
  }
}

resource "aws_keyspaces_table" "aws_owned" {
  keyspace_name = "shop"
  table_name    = "aws_owned"
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
    type = "AWS_OWNED_KMS_KEY" # expect: aws-keyspaces-table-no-customer-key
  }
}
