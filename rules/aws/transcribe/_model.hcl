# Amazon Transcribe: the requests that start jobs or make vocabularies and models, wherever a
# definition makes them, and what stands around them: buckets, roles, callers.

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
        "aws-sdk:${trimsuffix(trimprefix(lower(jsondecode(self.Create).service), "@aws-sdk/client-"), "service")}:${trimsuffix(jsondecode(self.Create).action, "Command")}",
        jsondecode(self.Create).parameters,
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

# A bucket that requests read from or write to, by what definitions say, or by what the environment
# of a function says that may start jobs.
type "aws.transcribe.bucket" {
  attributes {
    # As buckets are.
    bucket    = any
    # Of recordings, of transcripts, of word lists and training text.
    input     = optional(bool, false)
    output    = optional(bool, false)
    source    = optional(bool, false)
    # Transcripts of medical jobs.
    medical   = optional(bool, false)
    # Recordings of which only redacted transcripts are kept.
    only_record = optional(bool, false)
    destroyed = optional(bool, false)
    tag_names = list(string)
    # Where its objects are replicated to.
    replicas  = list(any)
    # Where the jobs are.
    way       = list(any)
  }

  terraform "aws_s3_bucket" {
    identity = ["id", "arn", "bucket"]

    attach_all "writers" "aws_sfn_state_machine" "aws_scheduler_schedule" {
      on = [
        for c in concat(state_machine_calls(writers.definition), sdk_calls(writers.target.arn, writers.target.input)) :
        named(coalesce(s3_bucket(c.request.outputlocation), c.request.outputbucketname)) if c.service == "transcribe"
      ]
    }
    attach_all "readers" "aws_sfn_state_machine" "aws_scheduler_schedule" {
      on = [
        for c in concat(state_machine_calls(readers.definition), sdk_calls(readers.target.arn, readers.target.input)) :
        named(s3_bucket(c.request.media.mediafileuri)) if c.service == "transcribe"
      ]
    }
    attach_all "words" "aws_transcribe_vocabulary" "aws_transcribe_vocabulary_filter" "aws_transcribe_medical_vocabulary" "aws_transcribe_language_model" {
      on = [for a in [
        words.vocabulary_file_uri, words.vocabulary_filter_file_uri, words.input_data_config.s3_uri,
        words.input_data_config.tuning_data_s3_uri,
      ] : named(s3_bucket(a))]
    }
    # What a function writes is not to be seen; a bucket in its environment is the next best.
    attach_all "functions" "aws_lambda_function" {
      on = coalesce(node(functions.role, "aws.transcribe.role").starts_jobs, false) ? [
        for k, v in functions.environment.variables : (refers(v) ? v : null)
        if matches(k, "(?i)(output|transcript|result|destination|target)")
      ] : null
    }
    attach "notification" "aws_s3_bucket_notification" { on = notification.bucket }
    attach "replication" "aws_s3_bucket_replication_configuration" { on = replication.bucket }

    when   = mentioned("transcribe") && (length(writers) > 0 || length(readers) > 0 || length(words) > 0 || length(functions) > 0 || any([
      for l in notification.lambda_function[*] :
      coalesce(node(follow(l.lambda_function_arn).role, "aws.transcribe.role").starts_jobs, false)
    ]))
    bucket = node(address, "aws.s3.bucket")
    input = length(readers) > 0 || any([
      for l in notification.lambda_function[*] :
      coalesce(node(follow(l.lambda_function_arn).role, "aws.transcribe.role").starts_jobs, false)
    ])
    output = length(writers) > 0 || length(functions) > 0
    source = length(words) > 0
    medical = any([
      for w in writers : any([
        for c in concat(state_machine_calls(w.definition), sdk_calls(w.target.arn, w.target.input)) :
        contains(["startMedicalTranscriptionJob", "startMedicalScribeJob"], c.action)
      ])
    ])
    only_record = any([
      for w in readers : any([
        for c in concat(state_machine_calls(w.definition), sdk_calls(w.target.arn, w.target.input)) :
        coalesce(coalesce(c.request.contentredaction, c.request.settings.contentredaction).redactionoutput == "redacted", false)
      ])
    ])
    destroyed = self.force_destroy
    replicas  = [for r in replication.rule[*] : r.destination if coalesce(r.status == "Enabled", false)]
    tag_names = keys(merge(coalesce(provider.default_tags, {}), coalesce(self.tags, {})))
    way = concat(
      [for w in writers : step(w, "a request to Transcribe writes into the bucket")],
      [for w in readers : step(w, "a request to Transcribe reads from the bucket")],
      [for w in words : step(w, "is made from a file in the bucket")],
      [for f in functions : step(f, "may start jobs, and is told this bucket")],
    )
  }

  cloudformation "AWS::S3::Bucket" {
    identity = ["Ref", "Arn", "BucketName"]

    attach_all "writers" "AWS::StepFunctions::StateMachine" "AWS::Serverless::StateMachine" "AWS::Scheduler::Schedule" {
      on = [
        for c in concat(
          state_machine_calls(coalesce(writers.DefinitionString, writers.Definition), writers.DefinitionSubstitutions),
          sdk_calls(writers.Target.Arn, writers.Target.Input),
        ) : named(coalesce(s3_bucket(c.request.outputlocation), c.request.outputbucketname)) if c.service == "transcribe"
      ]
    }
    attach_all "readers" "AWS::StepFunctions::StateMachine" "AWS::Serverless::StateMachine" "AWS::Scheduler::Schedule" {
      on = [
        for c in concat(
          state_machine_calls(coalesce(readers.DefinitionString, readers.Definition), readers.DefinitionSubstitutions),
          sdk_calls(readers.Target.Arn, readers.Target.Input),
        ) : named(s3_bucket(c.request.media.mediafileuri)) if c.service == "transcribe"
      ]
    }
    attach_all "words" "AWS::Transcribe::Vocabulary" "AWS::Transcribe::VocabularyFilter" "AWS::Transcribe::MedicalVocabulary" {
      on = [for a in [words.VocabularyFileUri, words.VocabularyFilterFileUri] : named(s3_bucket(a))]
    }
    attach_all "functions" "AWS::Lambda::Function" {
      on = coalesce(node(functions.Role, "aws.transcribe.role").starts_jobs, false) ? [
        for k, v in functions.Environment.Variables : (refers(v) ? v : null)
        if matches(k, "(?i)(output|transcript|result|destination|target)")
      ] : null
    }

    when = mentioned("transcribe") && (length(writers) > 0 || length(readers) > 0 || length(words) > 0 || length(functions) > 0 || any([
      for l in self.NotificationConfiguration.LambdaConfigurations :
      coalesce(node(follow(l.Function).Role, "aws.transcribe.role").starts_jobs, false)
    ]))
    bucket = node(address, "aws.s3.bucket")
    input = length(readers) > 0 || any([
      for l in self.NotificationConfiguration.LambdaConfigurations :
      coalesce(node(follow(l.Function).Role, "aws.transcribe.role").starts_jobs, false)
    ])
    output = length(writers) > 0 || length(functions) > 0
    source = length(words) > 0
    medical = any([
      for w in writers : any([
        for c in concat(
          state_machine_calls(coalesce(w.DefinitionString, w.Definition), w.DefinitionSubstitutions),
          sdk_calls(w.Target.Arn, w.Target.Input),
        ) : contains(["startMedicalTranscriptionJob", "startMedicalScribeJob"], c.action)
      ])
    ])
    only_record = any([
      for w in readers : any([
        for c in concat(
          state_machine_calls(coalesce(w.DefinitionString, w.Definition), w.DefinitionSubstitutions),
          sdk_calls(w.Target.Arn, w.Target.Input),
        ) : coalesce(coalesce(c.request.contentredaction, c.request.settings.contentredaction).redactionoutput == "redacted", false)
      ])
    ])
    # What nothing is said of goes with the stack too, unless it holds objects.
    destroyed = meta.DeletionPolicy == "Delete"
    replicas  = [for r in self.ReplicationConfiguration.Rules : r.Destination if coalesce(r.Status == "Enabled", false)]
    tag_names = [for t in self.Tags : t.Key]
    way = concat(
      [for w in writers : step(w, "a request to Transcribe writes into the bucket")],
      [for w in readers : step(w, "a request to Transcribe reads from the bucket")],
      [for w in words : step(w, "is made from a file in the bucket")],
      [for f in functions : step(f, "may start jobs, and is told this bucket")],
    )
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
  }

  terraform "aws_lambda_function" {
    identity    = ["id", "arn", "function_name", "qualified_arn", "invoke_arn"]
    when        = mentioned("transcribe") && (coalesce(node(self.role, "aws.transcribe.role").calls, false))
    role        = node(self.role, "aws.transcribe.role")
    environment = self.environment.variables
    subnets     = self.vpc_config.subnet_ids
  }
  terraform "aws_instance" {
    identity    = ["id", "arn"]
    when        = mentioned("transcribe") && (coalesce(node(follow(self.iam_instance_profile, "aws_iam_instance_profile").role, "aws.transcribe.role").calls, false))
    role        = node(follow(self.iam_instance_profile, "aws_iam_instance_profile").role, "aws.transcribe.role")
    environment = {}
    subnets     = self.subnet_id
  }

  cloudformation "AWS::Lambda::Function" {
    identity    = ["Ref", "Arn", "FunctionName"]
    when        = mentioned("transcribe") && (coalesce(node(self.Role, "aws.transcribe.role").calls, false))
    role        = node(self.Role, "aws.transcribe.role")
    environment = self.Environment.Variables
    subnets     = self.VpcConfig.SubnetIds
  }
  cloudformation "AWS::EC2::Instance" {
    identity    = ["Ref", "InstanceId"]
    when        = mentioned("transcribe") && (coalesce(node(follow(self.IamInstanceProfile, "AWS::IAM::InstanceProfile").Roles[0], "aws.transcribe.role").calls, false))
    role        = node(follow(self.IamInstanceProfile, "AWS::IAM::InstanceProfile").Roles[0], "aws.transcribe.role")
    environment = {}
    subnets     = self.SubnetId
  }
}

# A network, with the services that it has interface endpoints for.
type "aws.transcribe.network" {
  attributes {
    services = list(string)
  }

  terraform "aws_vpc" "aws_default_vpc" {
    identity = ["id", "arn"]
    attach_all "endpoints" "aws_vpc_endpoint" { on = endpoints.vpc_id }
    services = [for e in endpoints : e.service_name]
  }
  cloudformation "AWS::EC2::VPC" {
    identity = ["Ref", "VpcId"]
    attach_all "endpoints" "AWS::EC2::VPCEndpoint" { on = endpoints.VpcId }
    services = [for e in endpoints : e.ServiceName]
  }
}

# An interface endpoint for Transcribe, batch or streaming.
type "aws.transcribe.endpoint" {
  attributes {
    service         = string
    policy          = document
    has_policy      = optional(bool, false)
    private_dns     = optional(bool, false)
    subnets         = list(any)
    security_groups = list(any)
    # Of the network: whether names resolve in it. Open where the network is not here.
    dns_support   = optional(bool, true)
    dns_hostnames = bool
    zones         = list(any)
  }

  terraform "aws_vpc_endpoint" {
    identity = ["id", "arn"]
    attach "beside" "aws_vpc_endpoint_policy" { on = beside.vpc_endpoint_id }

    when            = mentioned("transcribe") && (coalesce(known(endswith(self.service_name, ".transcribe") || endswith(self.service_name, ".transcribestreaming")), false))
    service         = self.service_name
    policy          = coalesce(beside.policy, self.policy)
    has_policy      = present(coalesce(beside.policy, self.policy))
    private_dns     = self.private_dns_enabled
    subnets         = self.subnet_ids
    security_groups = self.security_group_ids
    dns_support     = follow(self.vpc_id, "aws_vpc").enable_dns_support
    dns_hostnames   = follow(self.vpc_id, "aws_vpc") == null ? null : coalesce(follow(self.vpc_id, "aws_vpc").enable_dns_hostnames, false)
    zones           = [for s in self.subnet_ids : follow(s, "aws_subnet").availability_zone]
  }

  cloudformation "AWS::EC2::VPCEndpoint" {
    identity        = ["Ref", "Id"]
    when            = mentioned("transcribe") && (coalesce(known(endswith(self.ServiceName, ".transcribe") || endswith(self.ServiceName, ".transcribestreaming")), false))
    service         = self.ServiceName
    policy          = self.PolicyDocument
    has_policy      = present(self.PolicyDocument)
    private_dns     = self.PrivateDnsEnabled
    subnets         = self.SubnetIds
    security_groups = self.SecurityGroupIds
    dns_support     = follow(self.VpcId, "AWS::EC2::VPC").EnableDnsSupport
    dns_hostnames   = follow(self.VpcId, "AWS::EC2::VPC") == null ? null : coalesce(follow(self.VpcId, "AWS::EC2::VPC").EnableDnsHostnames, false)
    zones           = [for s in self.SubnetIds : follow(s, "AWS::EC2::Subnet").AvailabilityZone]
  }
}

# A way in that asks nobody who they are, in front of a function.
type "aws.transcribe.open_entry" {
  attributes {
    authorization = string
    function      = any
    # As roles of Transcribe are.
    role          = any
  }

  terraform "aws_lambda_function_url" {
    when          = mentioned("transcribe") && (coalesce(self.authorization_type == "NONE", false))
    authorization = self.authorization_type
    function      = follow(self.function_name, "aws_lambda_function")
    role          = node(follow(self.function_name, "aws_lambda_function").role, "aws.transcribe.role")
  }
  terraform "aws_api_gateway_method" {
    attach_all "integrations" "aws_api_gateway_integration" { on = integrations.http_method }
    identity      = ["id", "http_method"]
    when          = mentioned("transcribe") && (coalesce(self.authorization == "NONE" && self.http_method != "OPTIONS", false))
    authorization = self.authorization
    function      = one([for i in integrations : follow(i.uri, "aws_lambda_function") if same(i.resource_id, self.resource_id)])
    role          = node(one([for i in integrations : follow(i.uri, "aws_lambda_function").role if same(i.resource_id, self.resource_id)]), "aws.transcribe.role")
  }
  terraform "aws_apigatewayv2_route" {
    when          = mentioned("transcribe") && (coalesce(coalesce(self.authorization_type, "NONE") == "NONE", false))
    authorization = coalesce(self.authorization_type, "NONE")
    function      = follow(follow(within(self.target)).integration_uri, "aws_lambda_function")
    role          = node(follow(follow(within(self.target)).integration_uri, "aws_lambda_function").role, "aws.transcribe.role")
  }

  cloudformation "AWS::Lambda::Url" {
    when          = mentioned("transcribe") && (coalesce(self.AuthType == "NONE", false))
    authorization = self.AuthType
    function      = follow(self.TargetFunctionArn, "AWS::Lambda::Function")
    role          = node(follow(self.TargetFunctionArn, "AWS::Lambda::Function").Role, "aws.transcribe.role")
  }
  cloudformation "AWS::ApiGateway::Method" {
    when          = mentioned("transcribe") && (coalesce(coalesce(self.AuthorizationType, "NONE") == "NONE" && self.HttpMethod != "OPTIONS", false))
    authorization = self.AuthorizationType
    function      = follow(within(self.Integration.Uri), "AWS::Lambda::Function")
    role          = node(follow(within(self.Integration.Uri), "AWS::Lambda::Function").Role, "aws.transcribe.role")
  }
}

# The role of guests of an identity pool.
type "aws.transcribe.guest_role" {
  attributes {
    guest = string
  }

  terraform "aws_cognito_identity_pool_roles_attachment" {
    guest = self.roles.unauthenticated
  }
  cloudformation "AWS::Cognito::IdentityPoolRoleAttachment" {
    guest = self.Roles.unauthenticated
  }
}

# A rule of EventBridge for events of Transcribe, or what is meant to be one.
type "aws.transcribe.event_rule" {
  attributes {
    sources      = list(string)
    detail_types = list(string)
    detail       = any
    resources    = any
    targets      = list(any)
  }

  terraform "aws_cloudwatch_event_rule" {
    identity = ["id", "arn", "name"]
    attach_all "targets" "aws_cloudwatch_event_target" { on = targets.rule }
    when = mentioned("transcribe") && (coalesce(known(any([
      for s in jsondecode(self.event_pattern).source : strcontains(lower(s), "transcribe")
    ])), false) || coalesce(known(any([
      for s in jsondecode(self.event_pattern)["detail-type"] : startswith(lower(s), "transcribe ")
    ])), false))
    sources      = jsondecode(self.event_pattern).source
    detail_types = jsondecode(self.event_pattern)["detail-type"]
    detail       = jsondecode(self.event_pattern).detail
    resources    = jsondecode(self.event_pattern).resources
    targets      = [for t in targets : t.arn]
  }

  cloudformation "AWS::Events::Rule" {
    identity = ["Ref", "Arn", "Name"]
    when = mentioned("transcribe") && (coalesce(known(any([
      for s in self.EventPattern.source : strcontains(lower(s), "transcribe")
    ])), false) || coalesce(known(any([
      for s in self.EventPattern["detail-type"] : startswith(lower(s), "transcribe ")
    ])), false))
    sources      = self.EventPattern.source
    detail_types = self.EventPattern["detail-type"]
    detail       = self.EventPattern.detail
    resources    = self.EventPattern.resources
    targets      = [for t in self.Targets : t.Arn]
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

# A user with rights of Transcribe of their own.
type "aws.transcribe.user" {
  attributes {
    statements = list(any)
  }

  derived {
    calls = coalesce(known(any([
      for s in self.statements : s.allows && any([for a in s.actions : startswith(lower(a), "transcribe:")])
    ])), false)
  }

  terraform "aws_iam_user" {
    identity = ["id", "arn", "name"]
    when = mentioned("transcribe")
    attach_all "inside" "aws_iam_user_policy" { on = inside.user }
    attach_all "attachments" "aws_iam_user_policy_attachment" { on = attachments.user }
    statements = concat(
      flatten([for i in inside : policy(i.policy).statements]),
      flatten([
        for a in attachments : policy(follow(a.policy_arn, "aws_iam_policy").policy).statements
        if follow(a.policy_arn, "aws_iam_policy") != null
      ]),
    )
  }
  cloudformation "AWS::IAM::User" {
    identity = ["Ref", "Arn", "UserName"]
    when = mentioned("transcribe")
    attach_all "beside" "AWS::IAM::Policy" "AWS::IAM::ManagedPolicy" { on = beside.Users }
    statements = concat(
      flatten([for p in self.Policies : policy(p.PolicyDocument).statements]),
      flatten([for p in beside : policy(p.PolicyDocument).statements]),
    )
  }
}

# A long-term key of such a user.
type "aws.transcribe.access_key" {
  attributes {
    user = any
    name = string
  }

  terraform "aws_iam_access_key" {
    when = mentioned("transcribe")
    user = node(self.user, "aws.transcribe.user")
    name = self.user
  }
  cloudformation "AWS::IAM::AccessKey" {
    when = mentioned("transcribe")
    user = node(self.UserName, "aws.transcribe.user")
    name = self.UserName
  }
}

# An alarm on a metric of Transcribe.
type "aws.transcribe.alarm" {
  attributes {
    acts = optional(bool, false)
  }

  terraform "aws_cloudwatch_metric_alarm" {
    when = mentioned("transcribe") && (coalesce(self.namespace == "AWS/Transcribe", false))
    acts = coalesce(self.actions_enabled, true) && present(self.alarm_actions)
  }
  cloudformation "AWS::CloudWatch::Alarm" {
    when = mentioned("transcribe") && (coalesce(self.Namespace == "AWS/Transcribe", false))
    acts = coalesce(self.ActionsEnabled, true) && present(self.AlarmActions)
  }
}
