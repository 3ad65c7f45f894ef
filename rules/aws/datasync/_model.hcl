# DataSync: locations that data is copied from and to.

type "aws.datasync.object_storage_location" {
  attributes {
    secret_key = string
  }

  terraform "aws_datasync_location_object_storage" {}

  cloudformation "AWS::DataSync::LocationObjectStorage" {}
}
