# AWS Config: what records configurations, and what gathers them.

type "aws.config.aggregator" {
  attributes {
    sources = list(object({ all_regions = optional(bool, false) }))
  }

  terraform "aws_config_configuration_aggregator" {
    sources = concat(self.account_aggregation_source[*], self.organization_aggregation_source[*])
  }

  cloudformation "AWS::Config::ConfigurationAggregator" {
    sources = [for s in flatten([self.AccountAggregationSources[*], self.OrganizationAggregationSource[*]]) : {
      all_regions = s.AllAwsRegions
    }]
  }
}

type "aws.config.recorder" {
  attributes {
    # Whether all types of resources are recorded, those of no region (users, roles …) included.
    all_types    = optional(bool, false)
    global_types = optional(bool, false)
  }

  terraform "aws_config_configuration_recorder" {
    identity = ["id", "name"]
    # All is the default, and what leaves some out by name records the rest.
    all_types = (
      coalesce(self.recording_group.all_supported, true)
      || present(self.recording_group.exclusion_by_resource_types)
      || coalesce(self.recording_group.recording_strategy.use_only == "ALL_SUPPORTED_RESOURCE_TYPES", false)
    )
    global_types = (
      coalesce(self.recording_group.include_global_resource_types, false)
      || present(self.recording_group.exclusion_by_resource_types)
    )
  }

  cloudformation "AWS::Config::ConfigurationRecorder" {
    identity = ["Ref"]
    all_types = (
      self.RecordingGroup == null
      || coalesce(self.RecordingGroup.AllSupported, false)
      || present(self.RecordingGroup.ExclusionByResourceTypes)
      || coalesce(self.RecordingGroup.RecordingStrategy.UseOnly == "ALL_SUPPORTED_RESOURCE_TYPES", false)
    )
    global_types = (
      coalesce(self.RecordingGroup.IncludeGlobalResourceTypes, false)
      || present(self.RecordingGroup.ExclusionByResourceTypes)
    )
  }
}

# Whether a recorder runs.
type "aws.config.recorder_status" {
  lacks = { cloudformation = "a recorder runs as soon as there is a delivery channel" }

  attributes {
    enabled = optional(bool, true)
  }

  terraform "aws_config_configuration_recorder_status" {
    enabled = self.is_enabled
  }
}

# What judges recorded configurations: a rule, or a pack of rules.
type "aws.config.rule" {
  attributes {
    name = string
  }

  terraform "aws_config_config_rule" "aws_config_organization_managed_rule" "aws_config_organization_custom_rule" {}
  terraform "aws_config_conformance_pack" "aws_config_organization_conformance_pack" {}

  cloudformation "AWS::Config::ConfigRule" {
    name = self.ConfigRuleName
  }
  cloudformation "AWS::Config::OrganizationConfigRule" {
    name = self.OrganizationConfigRuleName
  }
  cloudformation "AWS::Config::ConformancePack" {
    name = self.ConformancePackName
  }
  cloudformation "AWS::Config::OrganizationConformancePack" {
    name = self.OrganizationConformancePackName
  }
}
