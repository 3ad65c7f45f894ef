# Amazon Transcribe: the requests that start jobs or make vocabularies and models, wherever a
# definition makes them, and the roles and callers around them.

# A request to Transcribe that a definition makes: a task of a state machine, the target of a
# schedule, a step of an automation document, a custom resource. Keys of requests are in lower case.
type "aws.transcribe.job" {
  attributes {
    # startTranscriptionJob, createVocabulary …
    action  = string
    request = any
    # Whether the definition tries again, or goes another way, when the request fails.
    retries = optional(bool, false)
    catches = optional(bool, false)
    # The role that makes the request.
    caller  = string
  }

  derived {
    starts    = coalesce(contains([
      "startTranscriptionJob", "startMedicalTranscriptionJob", "startCallAnalyticsJob", "startMedicalScribeJob",
    ], self.action), false)
    creates   = coalesce(contains(["createVocabulary", "createVocabularyFilter", "createLanguageModel"], self.action), false)
    standard  = coalesce(self.action == "startTranscriptionJob", false)
    medical   = coalesce(self.action == "startMedicalTranscriptionJob", false)
    analytics = coalesce(self.action == "startCallAnalyticsJob", false)
    scribe    = coalesce(self.action == "startMedicalScribeJob", false)

    output = self.analytics ? self.request.outputlocation : self.request.outputbucketname
    # Null where the service keeps the result.
    output_bucket = self.analytics ? s3_bucket(self.request.outputlocation) : self.request.outputbucketname
    input         = coalesce(self.request.media.mediafileuri, self.request.media.redactedmediafileuri)
    key           = coalesce(self.request.outputencryptionkmskeyid, self.request.encryptionconfiguration.kmskey)
    # Call Analytics has no encryption context.
    context       = self.request.kmsencryptioncontext
    redaction     = self.analytics ? self.request.settings.contentredaction : self.request.contentredaction
    data_role     = coalesce(
      self.request.dataaccessrolearn, self.request.jobexecutionsettings.dataaccessrolearn,
      self.request.inputdataconfig.dataaccessrolearn,
    )
  }

  terraform "aws_sfn_state_machine" {
    identity = ["id", "arn", "name"]
    each     = [for c in state_machine_calls(self.definition) : c if c.service == "transcribe"]
    caller   = self.role_arn
  }
  terraform "aws_scheduler_schedule" {
    identity = ["id", "arn", "name"]
    each     = [for c in sdk_calls(self.target.arn, self.target.input) : c if c.service == "transcribe"]
    retries  = coalesce(self.target.retry_policy.maximum_retry_attempts, 185) > 0
    catches  = present(self.target.dead_letter_config.arn)
    caller   = self.target.role_arn
  }
  terraform "aws_ssm_document" {
    identity = ["id", "arn", "name"]
    each     = [for c in automation_calls(self.content) : c if c.service == "transcribe"]
    absent   = { caller = "who starts the automation decides" }
  }
  # It has no argument for a key or redaction. Whoever applies the configuration calls.
  terraform "action.aws_transcribe_start_transcription_job" {
    action = "startTranscriptionJob"
    request = {
      transcriptionjobname      = self.config.transcription_job_name
      languagecode              = self.config.language_code
      identifylanguage          = self.config.identify_language
      identifymultiplelanguages = self.config.identify_multiple_languages
      media                     = { mediafileuri = self.config.media_file_uri }
      outputbucketname          = self.config.output_bucket_name
      outputkey                 = self.config.output_key
    }
    # A run that fails is applied again.
    retries = true
    absent = {
      catches = "an action goes no other way"
      caller  = "whoever applies the configuration calls"
    }
  }

  cloudformation "AWS::StepFunctions::StateMachine" {
    identity = ["Ref", "Arn", "StateMachineName"]
    each = [
      for c in state_machine_calls(coalesce(self.DefinitionString, self.Definition), self.DefinitionSubstitutions) : c
      if c.service == "transcribe"
    ]
    action  = each.action
    request = each.request
    retries = each.retries
    catches = each.catches
    caller  = self.RoleArn
  }
  cloudformation "AWS::Serverless::StateMachine" {
    identity = ["Ref", "Arn", "Name"]
    each = [
      for c in state_machine_calls(self.Definition, self.DefinitionSubstitutions) : c
      if c.service == "transcribe"
    ]
    action  = each.action
    request = each.request
    retries = each.retries
    catches = each.catches
    caller  = self.Role
  }
  cloudformation "AWS::Scheduler::Schedule" {
    identity = ["Ref", "Arn", "Name"]
    each     = [for c in sdk_calls(self.Target.Arn, self.Target.Input) : c if c.service == "transcribe"]
    action   = each.action
    request  = each.request
    retries  = coalesce(self.Target.RetryPolicy.MaximumRetryAttempts, 185) > 0
    catches  = present(self.Target.DeadLetterConfig.Arn)
    caller   = self.Target.RoleArn
  }
  cloudformation "AWS::SSM::Document" {
    each    = [for c in automation_calls(self.Content) : c if c.service == "transcribe"]
    action  = each.action
    request = each.request
    retries = each.retries
    catches = each.catches
    absent  = { caller = "who starts the automation decides" }
  }
  # A custom resource that calls an SDK action, as the CDK makes it.
  cloudformation "Custom::AWS" {
    each = [
      for c in sdk_calls(
        "aws-sdk:${trimsuffix(trimprefix(lower(decoded(self.Create).service), "@aws-sdk/client-"), "service")}:${trimsuffix(decoded(self.Create).action, "Command")}",
        decoded(self.Create).parameters,
      ) : c if c.service == "transcribe"
    ]
    action  = each.action
    request = each.request
    retries = false
    catches = false
    absent  = { caller = "the function behind the custom resource has the role" }
  }
}

# A role that requests, vocabularies and models give to Transcribe.
type "aws.transcribe.role_use" {
  attributes {
    role = string
  }

  terraform "aws_transcribe_language_model" {
    role = self.input_data_config.data_access_role_arn
  }
  terraform "aws_sfn_state_machine" {
    identity = ["id", "arn", "name"]
    each     = [for c in state_machine_calls(self.definition) : c if c.service == "transcribe"]
    role = coalesce(
      each.request.dataaccessrolearn, each.request.jobexecutionsettings.dataaccessrolearn,
      each.request.inputdataconfig.dataaccessrolearn,
    )
  }
  terraform "aws_scheduler_schedule" {
    identity = ["id", "arn", "name"]
    each     = [for c in sdk_calls(self.target.arn, self.target.input) : c if c.service == "transcribe"]
    role = coalesce(
      each.request.dataaccessrolearn, each.request.jobexecutionsettings.dataaccessrolearn,
      each.request.inputdataconfig.dataaccessrolearn,
    )
  }

  cloudformation "AWS::Transcribe::Vocabulary" "AWS::Transcribe::VocabularyFilter" {
    role = self.DataAccessRoleArn
  }
  cloudformation "AWS::StepFunctions::StateMachine" {
    identity = ["Ref", "Arn", "StateMachineName"]
    each = [
      for c in state_machine_calls(coalesce(self.DefinitionString, self.Definition), self.DefinitionSubstitutions) : c
      if c.service == "transcribe"
    ]
    role = coalesce(
      each.request.dataaccessrolearn, each.request.jobexecutionsettings.dataaccessrolearn,
      each.request.inputdataconfig.dataaccessrolearn,
    )
  }
}

# A role that may use Transcribe by name, or that Transcribe may take on.
type "aws.transcribe.role" {
  attributes {
    statements = list(any)
    trust      = list(any)
  }

  derived {
    # Whether Transcribe may take it on.
    trusted = coalesce(known(any([
      for s in self.trust : s.allows && any([
        for p in s.principals : any([for v in p.values : startswith(v, "transcribe.")])
      ])
    ])), false)
    # The buckets that it reads from and the keys that it decrypts with; `*` among them for all.
    reads = flatten([
      for s in self.statements : [for r in s.resources : coalesce(s3_bucket(r), r)]
      if s.allows && action_matches(s.actions, ["s3:GetObject", "kms:Decrypt"])
    ])
    # Only actions that name Transcribe: who may do everything is another matter.
    calls = coalesce(known(any([
      for s in self.statements : s.allows && any([for a in s.actions : startswith(lower(a), "transcribe:")])
    ])), false)
    starts_jobs = coalesce(known(any([
      for s in self.statements : s.allows && any([
        for a in s.actions : startswith(lower(a), "transcribe:") && any([
          for start in [
            "transcribe:StartTranscriptionJob", "transcribe:StartMedicalTranscriptionJob",
            "transcribe:StartCallAnalyticsJob", "transcribe:StartMedicalScribeJob",
          ] : action_matches(a, start)
        ])
      ])
    ])), false)
    streams = coalesce(known(any([
      for s in self.statements : s.allows && any([
        for a in s.actions : startswith(lower(a), "transcribe:") && any([
          for start in [
            "transcribe:StartStreamTranscription", "transcribe:StartMedicalStreamTranscription",
            "transcribe:StartCallAnalyticsStreamTranscription", "transcribe:StartMedicalScribeStream",
          ] : action_matches(a, start)
        ])
      ])
    ])), false)
  }

  terraform "aws_iam_role" {
    identity = ["id", "arn", "name"]
    when = mentioned("transcribe") && (coalesce(known(any([
      for s in flatten([for d in node(address, "aws.iam.role").policies : d.statements]) :
      any([for a in s.actions : startswith(lower(a), "transcribe:")])
    ])), false) || coalesce(known(any([
      for s in policy(self.assume_role_policy).statements : any([
        for p in s.principals : any([for v in p.values : startswith(v, "transcribe.")])
      ])
    ])), false))
    statements = flatten([for d in node(address, "aws.iam.role").policies : d.statements])
    trust      = policy(self.assume_role_policy).statements
  }

  cloudformation "AWS::IAM::Role" {
    identity = ["Ref", "Arn", "RoleName"]
    when = mentioned("transcribe") && (coalesce(known(any([
      for s in flatten([for d in node(address, "aws.iam.role").policies : d.statements]) :
      any([for a in s.actions : startswith(lower(a), "transcribe:")])
    ])), false) || coalesce(known(any([
      for s in policy(self.AssumeRolePolicyDocument).statements : any([
        for p in s.principals : any([for v in p.values : startswith(v, "transcribe.")])
      ])
    ])), false))
    statements = flatten([for d in node(address, "aws.iam.role").policies : d.statements])
    trust      = policy(self.AssumeRolePolicyDocument).statements
  }
}

# A state machine that calls Transcribe, and where it logs.
type "aws.transcribe.workflow" {
  attributes {
    # OFF, FATAL, ERROR or ALL.
    log_level      = optional(string, "OFF")
    execution_data = optional(bool, false)
    log_group      = string
    caller         = string
  }

  terraform "aws_sfn_state_machine" {
    identity       = ["id", "arn", "name"]
    when           = mentioned("transcribe") && (any([for c in state_machine_calls(self.definition) : c.service == "transcribe"]))
    log_level      = self.logging_configuration.level
    execution_data = self.logging_configuration.include_execution_data
    log_group      = self.logging_configuration.log_destination
    caller         = self.role_arn
  }

  cloudformation "AWS::StepFunctions::StateMachine" {
    identity = ["Ref", "Arn", "StateMachineName"]
    when = mentioned("transcribe") && (any([
      for c in state_machine_calls(coalesce(self.DefinitionString, self.Definition), self.DefinitionSubstitutions) :
      c.service == "transcribe"
    ]))
    log_level      = self.LoggingConfiguration.Level
    execution_data = self.LoggingConfiguration.IncludeExecutionData
    log_group      = self.LoggingConfiguration.Destinations[0].CloudWatchLogsLogGroup.LogGroupArn
    caller         = self.RoleArn
  }
}

# What computes with a role that may use Transcribe.
type "aws.transcribe.caller" {
  attributes {
    # As roles of Transcribe are.
    role        = any
    environment = map(any)
    subnets     = list(any)
    groups      = list(any)
  }

  terraform "aws_lambda_function" {
    identity    = ["id", "arn", "function_name", "qualified_arn", "invoke_arn"]
    when        = mentioned("transcribe") && (coalesce(node(self.role, "aws.transcribe.role").calls, false))
    role        = node(self.role, "aws.transcribe.role")
    environment = self.environment.variables
    subnets     = self.vpc_config.subnet_ids
    groups      = self.vpc_config.security_group_ids
  }
  terraform "aws_instance" {
    identity    = ["id", "arn"]
    when        = mentioned("transcribe") && (coalesce(node(follow(self.iam_instance_profile, "aws_iam_instance_profile").role, "aws.transcribe.role").calls, false))
    role        = node(follow(self.iam_instance_profile, "aws_iam_instance_profile").role, "aws.transcribe.role")
    environment = {}
    subnets     = self.subnet_id
    groups      = self.vpc_security_group_ids
  }

  cloudformation "AWS::Lambda::Function" {
    identity    = ["Ref", "Arn", "FunctionName"]
    when        = mentioned("transcribe") && (coalesce(node(self.Role, "aws.transcribe.role").calls, false))
    role        = node(self.Role, "aws.transcribe.role")
    environment = self.Environment.Variables
    subnets     = self.VpcConfig.SubnetIds
    groups      = self.VpcConfig.SecurityGroupIds
  }
  cloudformation "AWS::EC2::Instance" {
    identity    = ["Ref", "InstanceId"]
    when        = mentioned("transcribe") && (coalesce(node(follow(self.IamInstanceProfile, "AWS::IAM::InstanceProfile").Roles[0], "aws.transcribe.role").calls, false))
    role        = node(follow(self.IamInstanceProfile, "AWS::IAM::InstanceProfile").Roles[0], "aws.transcribe.role")
    environment = {}
    subnets     = self.SubnetId
    groups      = self.SecurityGroupIds
  }
}

# What can be tagged.
type "aws.transcribe.taggable" {
  attributes {
    tags = any
  }

  terraform "aws_transcribe_vocabulary" "aws_transcribe_vocabulary_filter" "aws_transcribe_medical_vocabulary" "aws_transcribe_language_model" {
    tags = present(self.tags) ? self.tags : provider.default_tags
  }
  terraform "aws_sfn_state_machine" {
    identity = ["id", "arn", "name"]
    each = [
      for c in state_machine_calls(self.definition) : c
      if c.service == "transcribe" && (startswith(c.action, "start") || startswith(c.action, "create"))
    ]
    tags = each.request.tags
  }

  cloudformation "AWS::Transcribe::Vocabulary" "AWS::Transcribe::VocabularyFilter" "AWS::Transcribe::MedicalVocabulary" "AWS::Transcribe::CallAnalyticsCategory" {}
  cloudformation "AWS::StepFunctions::StateMachine" {
    identity = ["Ref", "Arn", "StateMachineName"]
    each = [
      for c in state_machine_calls(coalesce(self.DefinitionString, self.Definition), self.DefinitionSubstitutions) : c
      if c.service == "transcribe" && (startswith(c.action, "start") || startswith(c.action, "create"))
    ]
    tags = each.request.tags
  }
}

# Where a project uses Transcribe: what is missing around it is reported on the first of these.
type "aws.transcribe.anchor" {
  attributes {
    address = string
  }

  terraform "aws_sfn_state_machine" {
    identity = ["id", "arn", "name"]
    when     = mentioned("transcribe") && (any([for c in state_machine_calls(self.definition) : c.service == "transcribe"]))
    address  = address
  }
  terraform "aws_lambda_function" {
    identity = ["id", "arn", "function_name", "qualified_arn", "invoke_arn"]
    when     = mentioned("transcribe") && (coalesce(node(self.role, "aws.transcribe.role").calls, false))
    address  = address
  }
  terraform "aws_transcribe_vocabulary" "aws_transcribe_vocabulary_filter" "aws_transcribe_medical_vocabulary" "aws_transcribe_language_model" {
    address = address
  }

  cloudformation "AWS::StepFunctions::StateMachine" {
    identity = ["Ref", "Arn", "StateMachineName"]
    when = mentioned("transcribe") && (any([
      for c in state_machine_calls(coalesce(self.DefinitionString, self.Definition), self.DefinitionSubstitutions) :
      c.service == "transcribe"
    ]))
    address = address
  }
  cloudformation "AWS::Lambda::Function" {
    identity = ["Ref", "Arn", "FunctionName"]
    when     = mentioned("transcribe") && (coalesce(node(self.Role, "aws.transcribe.role").calls, false))
    address  = address
  }
  cloudformation "AWS::Transcribe::Vocabulary" "AWS::Transcribe::VocabularyFilter" "AWS::Transcribe::MedicalVocabulary" "AWS::Transcribe::CallAnalyticsCategory" {
    address = address
  }
}

# The first of them, in a project that also sets up the account: only such a one can be blamed for
# what the account lacks.
type "aws.transcribe.account" {
  attributes {
    first = optional(bool, false)
  }

  terraform "aws_sfn_state_machine" "aws_lambda_function" "aws_transcribe_vocabulary" "aws_transcribe_vocabulary_filter" "aws_transcribe_medical_vocabulary" "aws_transcribe_language_model" {
    identity = ["id", "arn", "name", "function_name"]
    when = mentioned("transcribe") && (coalesce(address == nodes("aws.transcribe.anchor")[0].address, false) && length(concat(
      nodes("aws.cloudtrail.trail"), nodes("aws.config.recorder"), nodes("aws.organizations.organization"),
      nodes("aws.securityhub.hub"),
    )) > 0)
    first = true
  }

  cloudformation "AWS::StepFunctions::StateMachine" "AWS::Lambda::Function" "AWS::Transcribe::Vocabulary" "AWS::Transcribe::VocabularyFilter" "AWS::Transcribe::MedicalVocabulary" "AWS::Transcribe::CallAnalyticsCategory" {
    identity = ["Ref", "Arn", "FunctionName"]
    when = mentioned("transcribe") && (coalesce(address == nodes("aws.transcribe.anchor")[0].address, false) && length(concat(
      nodes("aws.cloudtrail.trail"), nodes("aws.config.recorder"), nodes("aws.organizations.organization"),
      nodes("aws.securityhub.hub"),
    )) > 0)
    first = true
  }
}
