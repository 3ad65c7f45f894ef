type "aws.lambda.function" {
  attributes {
    environment          = map(any)
    kms_key_arn          = string
    # Active, or PassThrough: only requests that the caller traces.
    tracing              = optional(string, "PassThrough")
    dead_letter_target   = string
    # Where events go that fail asynchronously, of the function and of its versions and aliases.
    failure_destinations = list(string)
    # Of a VPC that the function runs in.
    subnets              = list(string)
    # Kept for the function, and its limit; -1: none of its own.
    reserved_concurrency = optional(number, -1)
    # Zip or Image.
    package_type         = optional(string, "Zip")
    code_signing         = string
  }

  terraform "aws_lambda_function" {
    identity = ["id", "arn", "function_name", "qualified_arn", "invoke_arn"]
    attach_all "invoke" "aws_lambda_function_event_invoke_config" { on = invoke.function_name }
    environment          = self.environment.variables
    tracing              = self.tracing_config.mode
    dead_letter_target   = self.dead_letter_config.target_arn
    failure_destinations = [for i in invoke : i.destination_config.on_failure.destination]
    subnets              = self.vpc_config.subnet_ids
    reserved_concurrency = self.reserved_concurrent_executions
    code_signing         = self.code_signing_config_arn
  }

  cloudformation "AWS::Lambda::Function" {
    identity = ["Ref", "Arn", "FunctionName"]
    attach_all "invoke" "AWS::Lambda::EventInvokeConfig" { on = invoke.FunctionName }
    environment          = self.Environment.Variables
    tracing              = self.TracingConfig.Mode
    dead_letter_target   = self.DeadLetterConfig.TargetArn
    failure_destinations = [for i in invoke : i.DestinationConfig.OnFailure.Destination]
    subnets              = self.VpcConfig.SubnetIds
    reserved_concurrency = self.ReservedConcurrentExecutions
    code_signing         = self.CodeSigningConfigArn
  }
}

# What a function runs, for rules to which it does not matter what else the function has.
type "aws.lambda.code" {
  attributes {
    runtime     = string
    environment = map(any)
  }

  terraform "aws_lambda_function" {
    environment = self.environment.variables
  }

  cloudformation "AWS::Lambda::Function" {
    environment = self.Environment.Variables
  }
}

# A function's own address on the internet.
type "aws.lambda.function_url" {
  attributes {
    # AWS_IAM or NONE.
    authorization = string
    origins       = list(string)
    methods       = list(string)
  }

  terraform "aws_lambda_function_url" {
    authorization = self.authorization_type
    origins       = self.cors.allow_origins
    methods       = self.cors.allow_methods
  }

  cloudformation "AWS::Lambda::Url" {
    authorization = self.AuthType
    origins       = self.Cors.AllowOrigins
    methods       = self.Cors.AllowMethods
  }
}

# A statement of a function's resource-based policy.
type "aws.lambda.permission" {
  attributes {
    action           = optional(string, "")
    principal        = optional(string, "")
    principal_org_id = string
    source_account   = string
    source_arn       = string
    # Of an Alexa skill.
    event_source_token = string
    # Whether the source is one of this configuration's own resources, or an ARN that does not leave
    # the account open.
    own_source       = optional(bool, false)
  }

  derived {
    # With a wildcard as principal, only one of these keeps others out.
    limited = present(self.principal_org_id) || present(self.source_account) || self.own_source
  }

  terraform "aws_lambda_permission" {
    own_source = follow(self.source_arn) != null || (
      present(self.source_arn)
      && !coalesce(matches(self.source_arn, "^([*]|arn:[^:]*:[^:]*:[^:]*:[*]:.*|arn:[^:]*:s3:::[*].*)$"), false)
    )
  }

  cloudformation "AWS::Lambda::Permission" {
    principal_org_id = self.PrincipalOrgID
    own_source = follow(self.SourceArn) != null || (
      present(self.SourceArn)
      && !coalesce(matches(self.SourceArn, "^([*]|arn:[^:]*:[^:]*:[^:]*:[*]:.*|arn:[^:]*:s3:::[*].*)$"), false)
    )
  }
}

# A function with an address that asks nobody who they are, and what its role lets it do.
type "aws.lambda.exposure" {
  attributes {
    authorization = string
    function      = any
    grants        = list(any)
  }

  terraform "aws_lambda_function_url" {
    when          = coalesce(self.authorization_type == "NONE", false)
    authorization = self.authorization_type
    function      = follow(self.function_name, "aws_lambda_function")
    grants = flatten([
      for d in node(follow(self.function_name, "aws_lambda_function").role, "aws.iam.role").policies : d.statements
    ])
  }
  cloudformation "AWS::Lambda::Url" {
    when          = coalesce(self.AuthType == "NONE", false)
    authorization = self.AuthType
    function      = follow(self.TargetFunctionArn, "AWS::Lambda::Function")
    grants = flatten([
      for d in node(follow(self.TargetFunctionArn, "AWS::Lambda::Function").Role, "aws.iam.role").policies : d.statements
    ])
  }
}
