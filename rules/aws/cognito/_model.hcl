# Cognito: pools of users, and of identities that get AWS credentials.

type "aws.cognito.identity_pool" {
  attributes {
    # Credentials for whoever asks, without signing in.
    allows_guests = optional(bool, false)
  }

  terraform "aws_cognito_identity_pool" {
    identity      = ["id", "arn"]
    allows_guests = self.allow_unauthenticated_identities
  }

  cloudformation "AWS::Cognito::IdentityPool" {
    identity      = ["Ref", "Name"]
    allows_guests = self.AllowUnauthenticatedIdentities
  }
}

type "aws.cognito.user_pool" {
  attributes {
    # OFF, OPTIONAL or ON.
    mfa = optional(string, "OFF")
  }

  terraform "aws_cognito_user_pool" {
    identity = ["id", "arn"]
    mfa      = self.mfa_configuration
  }

  cloudformation "AWS::Cognito::UserPool" {
    identity = ["Ref", "Arn", "UserPoolId"]
    mfa      = self.MfaConfiguration
  }
}
