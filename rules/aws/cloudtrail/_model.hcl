# A trail: what delivers events to a bucket.
type "aws.cloudtrail.trail" {
  attributes {
    logging             = optional(bool, true)
    log_file_validation = optional(bool, false)
    multi_region        = optional(bool, false)
    kms_key             = string
    log_group           = string
    sns_topic           = string
    # Types of resources whose data events are recorded.
    data_event_types    = list(string)
    # Whether events of both reading and writing are recorded: so they are unless selectors say
    # otherwise.
    management_events   = optional(bool, true)
  }

  terraform "aws_cloudtrail" {
    identity            = ["id", "arn", "name"]
    logging             = self.enable_logging
    log_file_validation = self.enable_log_file_validation
    multi_region        = self.is_multi_region_trail
    kms_key             = self.kms_key_id
    log_group           = self.cloud_watch_logs_group_arn
    sns_topic           = self.sns_topic_name
    management_events = present(self.advanced_event_selector) ? any([
      for s in self.advanced_event_selector[*] : any([
        for f in s.field_selector[*] : coalesce(f.field == "eventCategory", false) && coalesce(contains(f.equals, "Management"), false)
      ])
    ]) : !present(self.event_selector) || any([
      for s in self.event_selector[*] :
      coalesce(s.include_management_events, true) && coalesce(coalesce(s.read_write_type, "All") == "All", true)
    ])
    data_event_types = concat(
      flatten([for s in self.event_selector[*] : [for d in s.data_resource[*] : d.type]]),
      flatten([for s in self.advanced_event_selector[*] : [
        for f in s.field_selector[*] : f.equals if coalesce(f.field == "resources.type", false)
      ]]),
    )
  }

  cloudformation "AWS::CloudTrail::Trail" {
    identity            = ["Ref", "Arn", "TrailName"]
    logging             = self.IsLogging
    log_file_validation = self.EnableLogFileValidation
    multi_region        = self.IsMultiRegionTrail
    kms_key             = self.KMSKeyId
    log_group           = self.CloudWatchLogsLogGroupArn
    sns_topic           = self.SnsTopicName
    management_events = present(self.AdvancedEventSelectors) ? any([
      for s in self.AdvancedEventSelectors : any([
        for f in s.FieldSelectors : coalesce(f.Field == "eventCategory", false) && coalesce(contains(f.Equals, "Management"), false)
      ])
    ]) : !present(self.EventSelectors) || any([
      for s in self.EventSelectors :
      coalesce(s.IncludeManagementEvents, true) && coalesce(coalesce(s.ReadWriteType, "All") == "All", true)
    ])
    data_event_types = concat(
      flatten([for s in self.EventSelectors : [for d in s.DataResources : d.Type]]),
      flatten([for s in self.AdvancedEventSelectors : [
        for f in s.FieldSelectors : f.Equals if coalesce(f.Field == "resources.type", false)
      ]]),
    )
  }
}

# CloudTrail Lake: a store of events that can be queried.
type "aws.cloudtrail.event_data_store" {
  attributes {
    kms_key = string
  }

  terraform "aws_cloudtrail_event_data_store" {
    identity = ["id", "arn", "name"]
    kms_key  = self.kms_key_id
  }

  cloudformation "AWS::CloudTrail::EventDataStore" {
    identity = ["Ref", "EventDataStoreArn", "Name"]
    kms_key  = self.KmsKeyId
  }
}

# A bucket that trails of the same project deliver to.
type "aws.cloudtrail.log_bucket" {
  attributes {
    logging_target = string
  }

  terraform "aws_s3_bucket" {
    identity = ["id", "arn", "bucket"]

    attach_all "trails" "aws_cloudtrail" { on = trails.s3_bucket_name }
    attach "logging" "aws_s3_bucket_logging" { on = logging.bucket }

    when           = length(trails) > 0
    logging_target = coalesce(logging.target_bucket, self.logging.target_bucket)
  }

  cloudformation "AWS::S3::Bucket" {
    identity = ["Ref", "Arn", "BucketName"]

    attach_all "trails" "AWS::CloudTrail::Trail" { on = trails.S3BucketName }

    when = length(trails) > 0
    # A log bucket may be left out: the logs then go to the bucket itself.
    logging_target = coalesce(
      self.LoggingConfiguration.DestinationBucketName,
      self.LoggingConfiguration != null ? "the bucket itself" : null,
    )
  }
}
