//! The known ways by which permissions lead to more permissions: a table.
//!
//! Each names the actions it takes together and on what they must be allowed. Known since Rhino
//! Security Labs' list of 2018, completed by what later services added; an action that needs
//! another role to be passed says to which service.

/// One action that a way takes; any of several where more are named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    pub actions: &'static [&'static str],
    /// The kind of resource that it must be allowed on, all of them: the service, and the end of an
    /// ARN up to the name.
    pub on: &'static str,
    /// For `iam:PassRole`, the service that the role is passed to.
    pub to: Option<&'static str>,
}

/// One way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Method {
    pub name: &'static str,
    /// What whoever has the permissions may do, after "may".
    pub words: &'static str,
    pub needs: &'static [Need],
}

const fn need(actions: &'static [&'static str], on: &'static str) -> Need {
    Need {
        actions,
        on,
        to: None,
    }
}

const fn pass(to: &'static str) -> Need {
    Need {
        actions: &["iam:PassRole"],
        on: "iam:role/",
        to: Some(to),
    }
}

const fn way(name: &'static str, words: &'static str, needs: &'static [Need]) -> Method {
    Method { name, words, needs }
}

pub(super) const METHODS: &[Method] = &[
    way(
        "create-policy-version",
        "rewrite any customer managed policy, its own included",
        &[need(&["iam:CreatePolicyVersion"], "iam:policy/")],
    ),
    way(
        "set-default-policy-version",
        "bring back any older, wider version of a policy",
        &[need(&["iam:SetDefaultPolicyVersion"], "iam:policy/")],
    ),
    way(
        "create-access-key",
        "make access keys of any user",
        &[need(&["iam:CreateAccessKey"], "iam:user/")],
    ),
    way(
        "create-login-profile",
        "give any user a password and sign in with it",
        &[need(&["iam:CreateLoginProfile"], "iam:user/")],
    ),
    way(
        "update-login-profile",
        "change the password of any user and sign in with it",
        &[need(&["iam:UpdateLoginProfile"], "iam:user/")],
    ),
    way(
        "attach-user-policy",
        "attach any policy to any user",
        &[need(&["iam:AttachUserPolicy"], "iam:user/")],
    ),
    way(
        "attach-group-policy",
        "attach any policy to any group",
        &[need(&["iam:AttachGroupPolicy"], "iam:group/")],
    ),
    way(
        "attach-role-policy",
        "attach any policy to any role",
        &[need(&["iam:AttachRolePolicy"], "iam:role/")],
    ),
    way(
        "put-user-policy",
        "write policies into any user",
        &[need(&["iam:PutUserPolicy"], "iam:user/")],
    ),
    way(
        "put-group-policy",
        "write policies into any group",
        &[need(&["iam:PutGroupPolicy"], "iam:group/")],
    ),
    way(
        "put-role-policy",
        "write policies into any role",
        &[need(&["iam:PutRolePolicy"], "iam:role/")],
    ),
    way(
        "add-user-to-group",
        "put itself into any group",
        &[need(&["iam:AddUserToGroup"], "iam:group/")],
    ),
    way(
        "update-assume-role-policy",
        "let itself assume any role",
        &[need(&["iam:UpdateAssumeRolePolicy"], "iam:role/")],
    ),
    way(
        "delete-role-boundary",
        "take the permissions boundary off any role",
        &[need(
            &[
                "iam:DeleteRolePermissionsBoundary",
                "iam:PutRolePermissionsBoundary",
            ],
            "iam:role/",
        )],
    ),
    way(
        "delete-user-boundary",
        "take the permissions boundary off any user",
        &[need(
            &[
                "iam:DeleteUserPermissionsBoundary",
                "iam:PutUserPermissionsBoundary",
            ],
            "iam:user/",
        )],
    ),
    way(
        "pass-role-to-function",
        "run code of its own as any role that Lambda may assume",
        &[
            pass("lambda.amazonaws.com"),
            need(&["lambda:CreateFunction"], "lambda:function:"),
            need(
                &[
                    "lambda:InvokeFunction",
                    "lambda:CreateEventSourceMapping",
                    "lambda:CreateFunctionUrlConfig",
                    "lambda:AddPermission",
                ],
                "lambda:function:",
            ),
        ],
    ),
    way(
        "update-function-code",
        "put code of its own into any function and so act as its role",
        &[need(&["lambda:UpdateFunctionCode"], "lambda:function:")],
    ),
    way(
        "pass-role-to-instance",
        "start an instance that has any role and take its credentials",
        &[
            pass("ec2.amazonaws.com"),
            need(&["ec2:RunInstances"], "ec2:instance/"),
        ],
    ),
    way(
        "pass-role-to-launch-configuration",
        "let a scaling group start instances that have any role",
        &[
            pass("ec2.amazonaws.com"),
            need(
                &["autoscaling:CreateLaunchConfiguration"],
                "autoscaling:launchConfiguration:",
            ),
            need(
                &[
                    "autoscaling:CreateAutoScalingGroup",
                    "autoscaling:UpdateAutoScalingGroup",
                ],
                "autoscaling:autoScalingGroup:",
            ),
        ],
    ),
    way(
        "pass-role-to-stack",
        "create a stack with any role that CloudFormation may assume",
        &[
            pass("cloudformation.amazonaws.com"),
            need(&["cloudformation:CreateStack"], "cloudformation:stack/"),
        ],
    ),
    way(
        "pass-role-to-glue-endpoint",
        "make a Glue development endpoint that has any role and log in to it",
        &[
            pass("glue.amazonaws.com"),
            need(&["glue:CreateDevEndpoint"], "glue:devEndpoint/"),
        ],
    ),
    way(
        "update-glue-endpoint",
        "log in to any Glue development endpoint with a key of its own",
        &[need(&["glue:UpdateDevEndpoint"], "glue:devEndpoint/")],
    ),
    way(
        "pass-role-to-glue-job",
        "run a Glue job of its own as any role",
        &[
            pass("glue.amazonaws.com"),
            need(&["glue:CreateJob", "glue:UpdateJob"], "glue:job/"),
            need(&["glue:StartJobRun", "glue:CreateTrigger"], "glue:job/"),
        ],
    ),
    way(
        "pass-role-to-pipeline",
        "run a Data Pipeline of its own as any role",
        &[
            pass("datapipeline.amazonaws.com"),
            need(&["datapipeline:CreatePipeline"], "datapipeline:pipeline/"),
            need(
                &["datapipeline:PutPipelineDefinition"],
                "datapipeline:pipeline/",
            ),
        ],
    ),
    way(
        "pass-role-to-notebook",
        "make a SageMaker notebook that has any role and open it",
        &[
            pass("sagemaker.amazonaws.com"),
            need(
                &["sagemaker:CreateNotebookInstance"],
                "sagemaker:notebook-instance/",
            ),
            need(
                &["sagemaker:CreatePresignedNotebookInstanceUrl"],
                "sagemaker:notebook-instance/",
            ),
        ],
    ),
    way(
        "open-any-notebook",
        "open any SageMaker notebook and act as its role",
        &[need(
            &["sagemaker:CreatePresignedNotebookInstanceUrl"],
            "sagemaker:notebook-instance/",
        )],
    ),
    way(
        "pass-role-to-training",
        "run a SageMaker job of its own as any role",
        &[
            pass("sagemaker.amazonaws.com"),
            need(
                &[
                    "sagemaker:CreateTrainingJob",
                    "sagemaker:CreateProcessingJob",
                ],
                "sagemaker:training-job/",
            ),
        ],
    ),
    way(
        "pass-role-to-task",
        "run containers of its own as any role that ECS tasks may assume",
        &[
            pass("ecs-tasks.amazonaws.com"),
            need(&["ecs:RegisterTaskDefinition"], "ecs:task-definition/"),
            need(&["ecs:CreateService", "ecs:UpdateService"], "ecs:service/"),
        ],
    ),
    // The role and the command of a task may be given when it is started.
    way(
        "pass-role-to-task-override",
        "start tasks with commands of its own as any role that ECS tasks may assume",
        &[
            pass("ecs-tasks.amazonaws.com"),
            need(&["ecs:RunTask", "ecs:StartTask"], "ecs:task-definition/"),
        ],
    ),
    way(
        "pass-role-to-build",
        "run a build of its own as any role that CodeBuild may assume",
        &[
            pass("codebuild.amazonaws.com"),
            need(
                &["codebuild:CreateProject", "codebuild:UpdateProject"],
                "codebuild:project/",
            ),
            need(
                &["codebuild:StartBuild", "codebuild:StartBuildBatch"],
                "codebuild:project/",
            ),
        ],
    ),
    way(
        "pass-role-to-state-machine",
        "run a state machine of its own as any role",
        &[
            pass("states.amazonaws.com"),
            need(
                &["states:CreateStateMachine", "states:UpdateStateMachine"],
                "states:stateMachine:",
            ),
            need(&["states:StartExecution"], "states:stateMachine:"),
        ],
    ),
    way(
        "send-command",
        "run commands on any managed instance and so act as its role",
        &[need(&["ssm:SendCommand"], "ec2:instance/")],
    ),
    way(
        "start-session",
        "open a shell on any managed instance and so act as its role",
        &[need(&["ssm:StartSession"], "ec2:instance/")],
    ),
    way(
        "send-ssh-key",
        "log in to any instance with a key of its own and so act as its role",
        &[need(
            &["ec2-instance-connect:SendSSHPublicKey"],
            "ec2:instance/",
        )],
    ),
];
