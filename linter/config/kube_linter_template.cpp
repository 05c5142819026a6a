// kube-linter's templates in the language of rules of one's own. Its parameters are regular
// expressions that match anywhere, and a `!` before one turns it around.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/config/kube_linter.h"

namespace linter::config {

static constexpr std::array<std::string_view, 9> PodMakers = {
    "Deployment", "DaemonSet", "StatefulSet",     "ReplicaSet", "Pod", "ReplicationController",
    "Job",        "CronJob",   "DeploymentConfig"};

std::span<const std::string_view> DeploymentLike() {
  return PodMakers;
}

std::span<const std::string_view> DefaultChecks() {
  static constexpr std::array<std::string_view, 31> Checks = {
      "dangling-service",
      "deprecated-service-account-field",
      "docker-sock",
      "drop-net-raw-capability",
      "duplicate-env-var",
      "env-var-secret",
      "host-ipc",
      "host-network",
      "host-pid",
      "invalid-target-ports",
      "job-ttl-seconds-after-finished",
      "latest-tag",
      "liveness-port",
      "mismatching-selector",
      "no-anti-affinity",
      "no-extensions-v1beta",
      "no-read-only-root-fs",
      "non-existent-service-account",
      "pdb-max-unavailable",
      "pdb-min-available",
      "pdb-unhealthy-pod-eviction-policy",
      "privilege-escalation-container",
      "privileged-container",
      "readiness-port",
      "run-as-non-root",
      "sensitive-host-mounts",
      "ssh-port",
      "startup-port",
      "unsafe-sysctls",
      "unset-cpu-requirements",
      "unset-memory-requirements",
  };
  return Checks;
}

std::string_view CheckOfTemplate(std::string_view name) {
  struct Alias {
    std::string_view name;
    std::string_view check;
  };
  static constexpr std::array<Alias, 8> Aliases = {{
      {"anti-affinity", "no-anti-affinity"},
      {"kubeconform", "schema-validation"},
      {"liveness-probe", "no-liveness-probe"},
      {"privileged", "privileged-container"},
      {"read-only-root-fs", "no-read-only-root-fs"},
      {"readiness-probe", "no-readiness-probe"},
      {"target-port", "invalid-target-ports"},
      {"verify-container-capabilities", "drop-net-raw-capability"},
  }};
  const auto* alias = std::find_if(Aliases.begin(), Aliases.end(),
                                   [&](const Alias& each) { return each.name == name; });
  return alias == Aliases.end() ? name : alias->check;
}

const Setting* Parameters::Find(std::string_view key) const {
  if (mapping_ == nullptr) {
    return nullptr;
  }
  const auto entry = std::find_if(mapping_->entries.begin(), mapping_->entries.end(),
                                  [&](const SettingEntry& each) { return each.key.text == key; });
  return entry == mapping_->entries.end() ? nullptr : &entry->value;
}

std::string Parameters::Text(std::string_view key) const {
  const auto* value = Find(key);
  return value != nullptr && value->is_scalar() ? value->text : "";
}

std::optional<std::int64_t> Parameters::Number(std::string_view key) const {
  const auto* value = Find(key);
  return value != nullptr && value->is_scalar() ? value->Int() : std::nullopt;
}

std::vector<std::string> Parameters::List(std::string_view key) const {
  std::vector<std::string> texts;
  const auto* value = Find(key);
  if (value != nullptr) {
    for (const auto& item : value->items) {
      texts.push_back(item.text);
    }
  }
  return texts;
}

static bool HasControl(const Setting& setting) {
  return std::any_of(setting.text.begin(), setting.text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < ' '; }) ||
         std::any_of(setting.items.begin(), setting.items.end(), HasControl);
}

bool Parameters::unusable() const {
  return mapping_ != nullptr &&
         std::any_of(mapping_->entries.begin(), mapping_->entries.end(),
                     [](const SettingEntry& entry) { return HasControl(entry.value); });
}

// A text of an expression.
static std::string Quoted(std::string_view text) {
  if (text.find('"') == text.npos) {
    return fmt::format("\"{}\"", text);
  }
  std::string quoted = "'";
  for (const char c : text) {
    quoted += c == '\'' ? "\\'" : std::string(1, c);
  }
  return quoted + "'";
}

// Whether a field's text fits a parameter.
static std::string Fits(std::string_view field, std::string_view pattern) {
  const bool negated = pattern.starts_with('!');
  const auto test = fmt::format("{} matches {}", field, Quoted(pattern.substr(negated ? 1 : 0)));
  return negated ? "not " + test : test;
}

static std::string FitsOne(std::string_view field, const std::vector<std::string>& patterns) {
  std::string tests;
  for (const auto& pattern : patterns) {
    tests += fmt::format("{}{} matches {}", tests.empty() ? "" : " or ", field, Quoted(pattern));
  }
  return patterns.size() > 1 ? "(" + tests + ")" : tests;
}

static std::string ListOf(const std::vector<std::string>& texts) {
  std::string list;
  for (const auto& text : texts) {
    list += (list.empty() ? "" : ", ") + Quoted(text);
  }
  return "[" + list + "]";
}

// A label or annotation. Its key is a pattern, too, but nearly always meant as it stands.
static std::optional<std::string> HasPair(std::string_view map, const Parameters& parameters) {
  const auto key = parameters.Text("key");
  const auto value = parameters.Text("value");
  if (key.empty()) {
    return std::nullopt;
  }
  if (key.find_first_of("^$*+?()[]{}|\\!\"") == std::string::npos) {
    const auto field = fmt::format("{}.{}", map, Quoted(key));
    return value.empty()            ? fmt::format("exists({})", field)
           : value.starts_with('!') ? fmt::format("(exists({}) and {})", field, Fits(field, value))
                                    : Fits(field, value);
  }
  return fmt::format("any({}[*], {}{}{})", map, Fits("key(@)", key), value.empty() ? "" : " and ",
                     value.empty() ? "" : Fits("@", value));
}

// A text in a message, where braces stand around paths.
static std::string Plain(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    plain.append(c == '{' || c == '}' ? 2 : 1, c);
  }
  return plain;
}

static std::optional<CustomRule> RequiredLabel(const Parameters& parameters) {
  const auto pair = HasPair("metadata.labels", parameters);
  return pair ? std::optional(CustomRule{
                    .when = "not " + *pair,
                    .message = fmt::format("{{kind}} `{{metadata.name}}` lacks the label `{}`",
                                           Plain(parameters.Text("key")))})
              : std::nullopt;
}

static std::optional<CustomRule> RequiredAnnotation(const Parameters& parameters) {
  const auto pair = HasPair("metadata.annotations", parameters);
  return pair ? std::optional(CustomRule{
                    .when = "not " + *pair,
                    .message = fmt::format("{{kind}} `{{metadata.name}}` lacks the annotation `{}`",
                                           Plain(parameters.Text("key")))})
              : std::nullopt;
}

static std::optional<CustomRule> ForbiddenAnnotation(const Parameters& parameters) {
  const auto pair = HasPair("metadata.annotations", parameters);
  return pair ? std::optional(CustomRule{
                    .when = *pair,
                    .message = fmt::format("{{kind}} `{{$.metadata.name}}` has the annotation `{}`",
                                           Plain(parameters.Text("key")))})
              : std::nullopt;
}

// A pattern for one part of `apiVersion`, or for the kind, between what surrounds it there.
static std::string PartFits(std::string_view field, std::string_view before,
                            std::string_view pattern, std::string_view after) {
  const bool negated = pattern.starts_with('!');
  pattern.remove_prefix(negated ? 1 : 0);
  const bool begins = pattern.starts_with('^');
  const bool ends = pattern.ends_with('$') && !pattern.ends_with("\\$");
  pattern = pattern.substr(begins ? 1 : 0, pattern.size() - (begins ? 1 : 0) - (ends ? 1 : 0));
  const auto whole = fmt::format("{}{}(?:{}){}{}", before, begins ? "" : "[^/]*", pattern,
                                 ends ? "" : "[^/]*", after);
  return fmt::format("{}{} matches {}", negated ? "not " : "", field, Quoted(whole));
}

static std::optional<CustomRule> DisallowedObject(const Parameters& parameters) {
  const auto group = parameters.Text("group");
  const auto version = parameters.Text("version");
  const auto kind = parameters.Text("kind");
  std::vector<std::string> tests;
  if (!group.empty()) {
    tests.push_back(PartFits("apiVersion", "^", group, "/"));
  }
  if (!version.empty()) {
    tests.push_back(PartFits("apiVersion", "(?:^|/)", version, "$"));
  }
  if (!kind.empty()) {
    tests.push_back(Fits("kind", kind));
  }
  if (tests.empty()) {
    tests.emplace_back("exists(kind)");
  }
  return CustomRule{.when = fmt::format("{}", fmt::join(tests, " and ")),
                    .message = "{apiVersion} {kind} `{metadata.name}` is not allowed"};
}

static std::optional<CustomRule> EnvVar(const Parameters& parameters) {
  const auto name = parameters.Text("name");
  const auto value = parameters.Text("value");
  if (name.empty() && value.empty()) {
    return std::nullopt;
  }
  std::string when = value.empty() ? "" : Fits("value", value);
  if (!name.empty()) {
    when += (when.empty() ? "" : " and ") + Fits("name", name);
  }
  return CustomRule{.subject = "container",
                    .kinds = {},
                    .when = fmt::format("any(env[*], {})", when),
                    .message = "environment variable `{name}` is not allowed"};
}

static std::optional<CustomRule> ImageList(const Parameters& parameters) {
  const auto blocked = parameters.List("blockList");
  const auto allowed = parameters.List("allowList");
  if (blocked.empty() == allowed.empty()) {
    return std::nullopt;
  }
  return CustomRule{.subject = "container",
                    .kinds = {},
                    .when = blocked.empty() ? "exists(image) and not " + FitsOne("image", allowed)
                                            : FitsOne("image", blocked),
                    .message = "container `{name}` runs `{image}`, which is not allowed"};
}

// What is not set counts as 0.
static std::string InRange(const std::string& field, std::int64_t lower,
                           std::optional<std::int64_t> upper, std::string_view unit) {
  if (lower <= 0) {
    return upper ? fmt::format("not {} > {}{}", field, *upper, unit)
                 : fmt::format("not {} < 0", field);
  }
  const auto least = fmt::format("{} >= {}{}", field, lower, unit);
  return upper ? fmt::format("({} and {} <= {}{})", least, field, *upper, unit) : least;
}

static std::optional<CustomRule> Requirements(const Parameters& parameters,
                                              std::string_view resource, std::string_view bound,
                                              std::string_view unit) {
  const auto type = parameters.Text("requirementsType");
  const auto lower = parameters.Number(fmt::format("lowerBound{}", bound)).value_or(0);
  const auto upper = parameters.Number(fmt::format("upperBound{}", bound));
  std::vector<std::string> tests;
  if (type == "request" || type == "any") {
    tests.push_back(InRange(fmt::format("resources.requests.{}", resource), lower, upper, unit));
  }
  if (type == "limit" || type == "any") {
    tests.push_back(InRange(fmt::format("resources.limits.{}", resource), lower, upper, unit));
  }
  if (tests.empty()) {
    return std::nullopt;
  }
  return CustomRule{.subject = "container",
                    .kinds = {},
                    .when = fmt::format("{}", fmt::join(tests, " or ")),
                    .message = fmt::format("container `{{name}}` has {{}} of {}", resource)};
}

static std::optional<CustomRule> CpuRequirements(const Parameters& parameters) {
  return Requirements(parameters, "cpu", "Millis", "m");
}

static std::optional<CustomRule> MemoryRequirements(const Parameters& parameters) {
  return Requirements(parameters, "memory", "MB", "Mi");
}

// Nothing written is one replica.
static std::string FewerThan(std::string_view field, std::int64_t least) {
  return least > 1 ? fmt::format("not {} >= {}", field, least)
                   : fmt::format("{} < {}", field, least);
}

static std::optional<CustomRule> MinimumReplicas(const Parameters& parameters) {
  const auto least = parameters.Number("minReplicas").value_or(3);
  return CustomRule{
      .kinds = {"Deployment", "StatefulSet", "ReplicaSet", "ReplicationController",
                "DeploymentConfig"},
      .when = FewerThan("spec.replicas", least),
      .message = fmt::format("{{kind}} `{{metadata.name}}` has fewer than {} replicas", least)};
}

static std::optional<CustomRule> AutoscalerReplicas(const Parameters& parameters) {
  const auto least = parameters.Number("minReplicas").value_or(3);
  return CustomRule{.kinds = {"HorizontalPodAutoscaler"},
                    .when = FewerThan("spec.minReplicas", least),
                    .message = fmt::format("{{metadata.name}} goes below {} replicas", least)};
}

// A port without a protocol is one of TCP.
static std::optional<CustomRule> Ports(const Parameters& parameters) {
  const auto port = parameters.Number("port");
  const auto protocol = parameters.Text("protocol");
  if (!port) {
    return std::nullopt;
  }
  std::string of_protocol;
  if (!protocol.empty()) {
    const bool tcp = protocol == "TCP" || protocol == "^TCP$";
    of_protocol = tcp ? "(not exists(protocol) or " + Fits("protocol", protocol) + ") and "
                      : Fits("protocol", protocol) + " and ";
  }
  return CustomRule{.subject = "container",
                    .kinds = {},
                    .when = fmt::format("any(ports[*], {}containerPort == {})", of_protocol, *port),
                    .message = "port {containerPort} is not allowed"};
}

static std::optional<CustomRule> PullPolicy(const Parameters& parameters) {
  const auto policies = parameters.List("forbiddenPolicies");
  return CustomRule{.subject = "container",
                    .kinds = {},
                    .when = fmt::format("imagePullPolicy in {}", ListOf(policies)),
                    .message = "container `{name}` has the pull policy {}"};
}

static std::optional<CustomRule> HostMounts(const Parameters& parameters) {
  const auto folders = parameters.List("dirs");
  if (folders.empty()) {
    return std::nullopt;
  }
  return CustomRule{.subject = "pod-spec",
                    .kinds = {},
                    .when = FitsOne("volumes[*].hostPath.path", folders),
                    .message = "{$.kind} `{$.metadata.name}` mounts `{}` of its node"};
}

static std::optional<CustomRule> ServiceTypes(const Parameters& parameters) {
  return CustomRule{
      .kinds = {"Service"},
      .when = fmt::format("spec.type in {}", ListOf(parameters.List("forbiddenServiceTypes"))),
      .message = "Service `{metadata.name}` is of type {}"};
}

static std::optional<CustomRule> PriorityClasses(const Parameters& parameters) {
  const auto accepted = ListOf(parameters.List("acceptedPriorityClassNames"));
  return CustomRule{
      .subject = "pod-spec",
      .kinds = {},
      .when = "priorityClassName matches \"\\S\" and not priorityClassName in " + accepted,
      .message = "{$.kind} `{$.metadata.name}` has the priority class `{}`"};
}

static std::optional<CustomRule> ServiceAccount(const Parameters& parameters) {
  const auto account = parameters.Text("serviceAccount");
  return account.empty()
             ? std::nullopt
             : std::optional(CustomRule{
                   .subject = "pod-spec",
                   .kinds = {},
                   .when = Fits("serviceAccountName", account),
                   .message = "{$.kind} `{$.metadata.name}` runs as the service account `{}`"});
}

static std::optional<CustomRule> Updates(const Parameters& parameters) {
  const auto type = parameters.Text("strategyTypeRegex");
  return type.empty()
             ? std::nullopt
             : std::optional(CustomRule{
                   .kinds = {"Deployment", "DaemonSet", "StatefulSet", "DeploymentConfig"},
                   .when = fmt::format("not ({} or {})", Fits("spec.updateStrategy.type", type),
                                       Fits("spec.strategy.type", type)),
                   .message = "{kind} `{metadata.name}` is updated by the strategy {}"});
}

std::optional<CustomRule> RuleOfTemplate(std::string_view name, const Parameters& parameters) {
  struct Template {
    std::string_view name;
    std::optional<CustomRule> (*make)(const Parameters& parameters);
  };
  static constexpr std::array<Template, 16> Templates = {{
      {"required-label", RequiredLabel},
      {"required-annotation", RequiredAnnotation},
      {"forbidden-annotation", ForbiddenAnnotation},
      {"disallowed-api-obj", DisallowedObject},
      {"env-var", EnvVar},
      {"latest-tag", ImageList},
      {"cpu-requirements", CpuRequirements},
      {"memory-requirements", MemoryRequirements},
      {"minimum-replicas", MinimumReplicas},
      {"hpa-minimum-replicas", AutoscalerReplicas},
      {"ports", Ports},
      {"image-pull-policy", PullPolicy},
      {"host-mounts", HostMounts},
      {"forbidden-service-types", ServiceTypes},
      {"priority-class-name", PriorityClasses},
      {"service-account", ServiceAccount},
  }};
  if (name == "update-configuration") {
    return Updates(parameters);
  }
  const auto* found = std::find_if(Templates.begin(), Templates.end(),
                                   [&](const Template& each) { return each.name == name; });
  return found == Templates.end() ? std::nullopt : found->make(parameters);
}

}  // namespace linter::config
