// The Pod Security Standards, control by control as Kubernetes 1.35 states them: a pod that a
// level allows has no finding in the profile of that level, and one that it refuses has at least
// one.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fixture/lint.h"

namespace linter::tests {

// The strictest level that allows a pod.
enum class Level { Restricted, Baseline, Privileged };

constexpr auto Restricted = Level::Restricted;
constexpr auto Baseline = Level::Baseline;
constexpr auto Privileged = Level::Privileged;

// What a pod has beyond, or instead of, the fields that the restricted level asks for; in flow
// style. A field that is null is not there.
struct Control {
  Level level;
  std::string context = {};
  std::string container = {};
  std::string pod_context = {};
  std::string pod = {};
  std::string annotations = {};
};

struct Field {
  std::string_view key;
  std::string_view text;
};

static const std::vector<Field>& StrictContext() {
  static const std::vector<Field> fields = {
      {"allowPrivilegeEscalation:", "allowPrivilegeEscalation: false"},
      {"capabilities:", "capabilities: {drop: [ALL]}"}};
  return fields;
}

static const std::vector<Field>& StrictPodContext() {
  static const std::vector<Field> fields = {
      {"runAsNonRoot:", "runAsNonRoot: true"},
      {"seccompProfile:", "seccompProfile: {type: RuntimeDefault}"}};
  return fields;
}

// A securityContext of the strict fields, but for those that `given` has.
static std::string Context(std::string_view given, const std::vector<Field>& strict) {
  auto text = std::string(given);
  for (const auto& field : strict) {
    if (given.find(field.key) == std::string_view::npos) {
      text += fmt::format("{}{}", text.empty() ? "" : ", ", field.text);
    }
  }
  return fmt::format("securityContext: {{{}}}", text);
}

static std::string ContainerOf(std::string_view name, const Control& control) {
  return fmt::format("{{name: {}, image: example.com/it:1.0.0, {}{}{}}}", name,
                     Context(control.context, StrictContext()),
                     control.container.empty() ? "" : ", ", control.container);
}

// A pod whose container of the given list is as the control says, beside a strict one.
static std::string PodOf(const Control& control, std::string_view list) {
  const auto tried = ContainerOf("tried", control);
  const auto lists = list == "containers"
                         ? fmt::format("containers: [{}]", tried)
                         : fmt::format("containers: [{}], {}: [{}]",
                                       ContainerOf("strict", {.level = Restricted}), list, tried);
  return fmt::format(
      "apiVersion: v1\nkind: Pod\nmetadata: {{name: it, annotations: {{{}}}}}\n"
      "spec: {{{}{}{}, {}}}\n",
      control.annotations, control.pod, control.pod.empty() ? "" : ", ",
      Context(control.pod_context, StrictPodContext()), lists);
}

static std::string FindingsOf(const std::string& text, Profile profile) {
  RuleSet rules;
  for (const auto& rule : Catalog()) {
    if (std::find(rule.profiles.begin(), rule.profiles.end(), profile) != rule.profiles.end()) {
      rules.push_back({.rule = &rule});
    }
  }
  std::string findings;
  for (const auto& finding : Lint(text, rules).findings) {
    findings += fmt::format("{}: {}\n", finding.rule->id, finding.message);
  }
  return findings;
}

static void Judge(const Control& control, std::string_view list) {
  const auto text = PodOf(control, list);
  const auto baseline = FindingsOf(text, Profile::PssBaseline);
  const auto restricted = FindingsOf(text, Profile::PssRestricted);
  EXPECT_EQ(baseline.empty(), control.level != Privileged) << text << "baseline:\n" << baseline;
  EXPECT_EQ(restricted.empty(), control.level == Restricted) << text << "restricted:\n"
                                                             << restricted;
}

// Fields of containers hold for every list of them, those of pods stand once.
static void JudgeAll(const std::vector<Control>& controls) {
  for (const auto& control : controls) {
    Judge(control, "containers");
    if (!control.context.empty() || !control.container.empty()) {
      Judge(control, "initContainers");
      Judge(control, "ephemeralContainers");
    }
  }
}

TEST(PodSecurity, StrictPodIsRestricted) {
  JudgeAll({{.level = Restricted}});
}

TEST(PodSecurity, HostProcess) {
  JudgeAll({
      {.level = Restricted, .context = "windowsOptions: {hostProcess: false}"},
      {.level = Privileged, .context = "windowsOptions: {hostProcess: true}"},
      {.level = Restricted, .pod_context = "windowsOptions: {hostProcess: false}"},
      {.level = Privileged, .pod_context = "windowsOptions: {hostProcess: true}"},
      {.level = Privileged,
       .context = "windowsOptions: {hostProcess: true}",
       .pod = "os: {name: windows}"},
      {.level = Restricted, .context = "windowsOptions: {runAsUserName: ContainerUser}"},
  });
}

TEST(PodSecurity, HostNamespaces) {
  for (const auto* field : {"hostNetwork", "hostPID", "hostIPC"}) {
    JudgeAll({{.level = Privileged, .pod = fmt::format("{}: true", field)},
              {.level = Restricted, .pod = fmt::format("{}: false", field)},
              {.level = Restricted, .pod = fmt::format("{}: null", field)}});
  }
}

TEST(PodSecurity, Privileged) {
  JudgeAll({
      {.level = Restricted, .context = "privileged: false"},
      {.level = Privileged, .context = "privileged: true"},
      {.level = Restricted, .context = "privileged: null"},
  });
}

TEST(PodSecurity, Capabilities) {
  for (const auto* name : {"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL",
                           "MKNOD", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"}) {
    JudgeAll({{.level = Baseline,
               .context = fmt::format("capabilities: {{drop: [ALL], add: [{}]}}", name)}});
  }
  for (const auto* name : {"NET_RAW", "ALL", "SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE", "SYS_MODULE",
                           "BPF", "IPC_LOCK", "SYS_NICE", "SYS_TIME", "LEASE", "CAP_CHOWN", "chown",
                           "CAP_NET_BIND_SERVICE", "NONSENSE"}) {
    JudgeAll({{.level = Privileged,
               .context = fmt::format("capabilities: {{drop: [ALL], add: [{}]}}", name)}});
  }
  JudgeAll({
      {.level = Restricted, .context = "capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}"},
      {.level = Privileged,
       .context = "capabilities: {drop: [ALL], add: [NET_BIND_SERVICE, SYS_ADMIN]}"},
  });
}

TEST(PodSecurity, HostPathVolumes) {
  JudgeAll({
      {.level = Privileged, .pod = "volumes: [{name: a, hostPath: {path: /srv}}]"},
      {.level = Privileged,
       .container = "volumeMounts: [{name: a, mountPath: /a, readOnly: true}]",
       .pod = "volumes: [{name: a, hostPath: {path: /srv, type: Directory}}]"},
      {.level = Privileged,
       .container = "volumeMounts: [{name: a, mountPath: /a}]",
       .pod = "volumes: [{name: a, hostPath: {path: /}}]"},
      {.level = Restricted, .pod = "volumes: [{name: a, hostPath: null, emptyDir: {}}]"},
  });
}

TEST(PodSecurity, HostPorts) {
  JudgeAll({
      {.level = Restricted, .container = "ports: [{containerPort: 80}]"},
      {.level = Restricted, .container = "ports: [{containerPort: 80, hostPort: 0}]"},
      {.level = Privileged, .container = "ports: [{containerPort: 80, hostPort: 80}]"},
      {.level = Privileged,
       .container = "ports: [{containerPort: 443}, {containerPort: 8080, hostPort: 18080}]"},
  });
}

TEST(PodSecurity, HostProbesAndLifecycleHooks) {
  for (const auto* caller :
       {"livenessProbe: {{{}}}", "readinessProbe: {{{}}}", "startupProbe: {{{}}}",
        "lifecycle: {{preStop: {{{}}}}}", "lifecycle: {{postStart: {{{}}}}}"}) {
    const auto call = [&](const char* handler) {
      return fmt::format(fmt::runtime(caller), handler);
    };
    JudgeAll({{.level = Restricted, .container = call("httpGet: {port: 80}")},
              {.level = Restricted, .container = call(R"(httpGet: {port: 80, host: ""})")},
              {.level = Restricted, .container = call("tcpSocket: {port: 80}")},
              {.level = Restricted,
               .container =
                   call("httpGet: {port: 80, httpHeaders: [{name: Host, value: example.com}]}")},
              {.level = Privileged, .container = call("httpGet: {port: 80, host: 127.0.0.1}")},
              {.level = Privileged, .container = call("httpGet: {port: 80, host: example.com}")},
              {.level = Privileged, .container = call("tcpSocket: {port: 80, host: 10.0.0.1}")}});
  }
  JudgeAll({{.level = Restricted, .container = "livenessProbe: {grpc: {port: 80}}"}});
}

TEST(PodSecurity, AppArmor) {
  JudgeAll({
      {.level = Restricted, .context = "appArmorProfile: {type: RuntimeDefault}"},
      {.level = Restricted, .context = "appArmorProfile: {type: Localhost}"},
      {.level = Privileged, .context = "appArmorProfile: {type: Unconfined}"},
      {.level = Restricted, .pod_context = "appArmorProfile: {type: RuntimeDefault}"},
      {.level = Restricted, .pod_context = "appArmorProfile: {type: Localhost}"},
      {.level = Privileged, .pod_context = "appArmorProfile: {type: Unconfined}"},
      {.level = Restricted,
       .annotations = "container.apparmor.security.beta.kubernetes.io/tried: runtime/default"},
      {.level = Restricted,
       .annotations = "container.apparmor.security.beta.kubernetes.io/tried: localhost/mine"},
      {.level = Restricted,
       .annotations = R"(container.apparmor.security.beta.kubernetes.io/tried: "")"},
      {.level = Privileged,
       .annotations = "container.apparmor.security.beta.kubernetes.io/tried: unconfined"},
      {.level = Privileged,
       .annotations = "container.apparmor.security.beta.kubernetes.io/tried: unknown"},
      {.level = Restricted, .annotations = "example.com/apparmor: unconfined"},
  });
}

TEST(PodSecurity, SELinux) {
  for (const auto* type :
       {"container_t", "container_init_t", "container_kvm_t", "container_engine_t", R"("")"}) {
    const auto options = fmt::format("seLinuxOptions: {{type: {}}}", type);
    JudgeAll(
        {{.level = Restricted, .context = options}, {.level = Restricted, .pod_context = options}});
  }
  for (const auto* field : {"type: spc_t", "user: system_u", "role: system_r"}) {
    const auto options = fmt::format("seLinuxOptions: {{{}}}", field);
    JudgeAll(
        {{.level = Privileged, .context = options}, {.level = Privileged, .pod_context = options}});
  }
  JudgeAll({{.level = Restricted,
             .context = R"(seLinuxOptions: {level: "s0:c1,c2", user: "", role: ""})"}});
}

TEST(PodSecurity, ProcMount) {
  JudgeAll({
      {.level = Restricted, .context = "procMount: Default"},
      {.level = Privileged, .context = "procMount: Unmasked"},
      {.level = Baseline, .context = "procMount: Unmasked", .pod = "hostUsers: false"},
      {.level = Restricted, .context = "procMount: Default", .pod = "hostUsers: false"},
      {.level = Privileged, .context = "procMount: Unmasked", .pod = "hostUsers: true"},
  });
}

TEST(PodSecurity, Seccomp) {
  JudgeAll({
      {.level = Privileged, .context = "seccompProfile: {type: Unconfined}"},
      {.level = Restricted,
       .context = "seccompProfile: {type: Localhost, localhostProfile: a.json}"},
      {.level = Privileged, .pod_context = "seccompProfile: {type: Unconfined}"},
      {.level = Privileged,
       .context = "seccompProfile: {type: RuntimeDefault}",
       .pod_context = "seccompProfile: {type: Unconfined}"},
      {.level = Baseline, .pod_context = "seccompProfile: null"},
      {.level = Restricted,
       .pod_context = "seccompProfile: {type: Localhost, localhostProfile: a.json}"},
      {.level = Restricted,
       .context = "seccompProfile: null",
       .pod_context = "seccompProfile: {type: RuntimeDefault}"},
      {.level = Restricted, .pod_context = "seccompProfile: null", .pod = "os: {name: windows}"},
      {.level = Baseline,
       .pod_context = "seccompProfile: null",
       .pod = "nodeSelector: {kubernetes.io/os: windows}"},
  });
}

TEST(PodSecurity, Sysctls) {
  for (const auto* name :
       {"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range",
        "net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_syncookies",
        "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports",
        "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
        "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"}) {
    JudgeAll({{.level = Restricted,
               .pod_context = fmt::format(R"(sysctls: [{{name: {}, value: "1"}}])", name)}});
  }
  for (const auto* name :
       {"kernel.msgmax", "net.core.somaxconn", "vm.swappiness", "net.ipv4.tcp_mem"}) {
    JudgeAll({{.level = Privileged,
               .pod_context = fmt::format(R"(sysctls: [{{name: {}, value: "1"}}])", name)}});
  }
}

TEST(PodSecurity, VolumeTypes) {
  for (const auto* name :
       {"configMap: {name: c}", "csi: {driver: d}", "downwardAPI: {}", "emptyDir: {}",
        "ephemeral: {}", "image: {reference: i}", "persistentVolumeClaim: {claimName: c}",
        "projected: {}", "secret: {secretName: s}"}) {
    JudgeAll({{.level = Restricted, .pod = fmt::format("volumes: [{{name: a, {}}}]", name)}});
  }
  for (const auto* name : {"awsElasticBlockStore",
                           "azureDisk",
                           "azureFile",
                           "cephfs",
                           "cinder",
                           "fc",
                           "flexVolume",
                           "flocker",
                           "gcePersistentDisk",
                           "gitRepo",
                           "glusterfs",
                           "iscsi",
                           "nfs",
                           "photonPersistentDisk",
                           "portworxVolume",
                           "quobyte",
                           "rbd",
                           "scaleIO",
                           "storageos",
                           "vsphereVolume"}) {
    JudgeAll({{.level = Baseline, .pod = fmt::format("volumes: [{{name: a, {}: {{}}}}]", name)}});
  }
}

TEST(PodSecurity, PrivilegeEscalation) {
  JudgeAll({
      {.level = Baseline, .context = "allowPrivilegeEscalation: null"},
      {.level = Baseline, .context = "allowPrivilegeEscalation: true"},
      {.level = Restricted,
       .context = "allowPrivilegeEscalation: null",
       .pod = "os: {name: windows}"},
      {.level = Restricted,
       .context = "allowPrivilegeEscalation: true",
       .pod = "os: {name: windows}"},
      {.level = Baseline, .context = "allowPrivilegeEscalation: null", .pod = "os: {name: linux}"},
      {.level = Baseline,
       .context = "allowPrivilegeEscalation: null",
       .pod = "nodeSelector: {kubernetes.io/os: windows}"},
  });
}

TEST(PodSecurity, RunAsNonRoot) {
  JudgeAll({
      {.level = Baseline, .pod_context = "runAsNonRoot: null"},
      {.level = Baseline, .pod_context = "runAsNonRoot: false"},
      {.level = Baseline, .pod_context = "runAsNonRoot: null, runAsUser: 1000"},
      {.level = Baseline, .context = "runAsUser: 1000", .pod_context = "runAsNonRoot: null"},
      {.level = Baseline, .context = "runAsNonRoot: false"},
      {.level = Baseline, .context = "runAsNonRoot: false, runAsUser: 1000"},
      {.level = Restricted, .context = "runAsNonRoot: true"},
      {.level = Baseline, .pod_context = "runAsNonRoot: null", .pod = "os: {name: windows}"},
      {.level = Restricted, .pod_context = "runAsNonRoot: null", .pod = "hostUsers: false"},
      {.level = Restricted, .context = "runAsNonRoot: false", .pod = "hostUsers: false"},
      {.level = Baseline, .pod_context = "runAsNonRoot: null", .pod = "hostUsers: true"},
  });
}

TEST(PodSecurity, RunAsUser) {
  JudgeAll({
      {.level = Restricted, .pod_context = "runAsUser: 1000"},
      {.level = Baseline, .pod_context = "runAsUser: 0"},
      {.level = Baseline, .context = "runAsUser: 0"},
      {.level = Baseline, .context = "runAsUser: 0", .pod_context = "runAsUser: 1000"},
      {.level = Restricted, .context = "runAsUser: 1000"},
      {.level = Baseline, .context = "runAsUser: 0, runAsNonRoot: false"},
      {.level = Restricted, .pod_context = "runAsUser: 0", .pod = "hostUsers: false"},
      {.level = Restricted, .context = "runAsUser: 0", .pod = "hostUsers: false"},
  });
}

TEST(PodSecurity, CapabilitiesDropped) {
  JudgeAll({
      {.level = Baseline, .context = "capabilities: null"},
      {.level = Baseline, .context = "capabilities: {drop: [NET_RAW]}"},
      {.level = Baseline, .context = "capabilities: {drop: [all]}"},
      {.level = Restricted, .context = "capabilities: {drop: [NET_RAW, ALL]}"},
      {.level = Restricted, .context = "capabilities: null", .pod = "os: {name: windows}"},
      {.level = Restricted,
       .context = "capabilities: {add: [CHOWN]}",
       .pod = "os: {name: windows}"},
      {.level = Baseline,
       .context = "capabilities: null",
       .pod = "nodeSelector: {kubernetes.io/os: windows}"},
  });
}

// What the pod says is refused even where each container says otherwise.
TEST(PodSecurity, PodLevelIsJudgedWhereItIsOverruled) {
  for (const auto* pod : {"runAsUser: 0, runAsNonRoot: true", "runAsNonRoot: false"}) {
    Judge({.level = Baseline, .context = "runAsUser: 1000, runAsNonRoot: true", .pod_context = pod},
          "containers");
  }
}

// The template of a controller is judged as the pod would be.
TEST(PodSecurity, TemplatesAreJudged) {
  const auto* const text =
      "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: it}\n"
      "spec: {jobTemplate: {spec: {template: {spec: {hostPID: true, containers: [{name: it, "
      "image: example.com/it:1.0.0}]}}}}}\n";
  EXPECT_NE(FindingsOf(text, Profile::PssBaseline), "");
  EXPECT_NE(FindingsOf(text, Profile::PssRestricted), "");
}

}  // namespace linter::tests
