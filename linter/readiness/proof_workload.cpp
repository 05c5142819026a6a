// What is set of workloads: replicas, autoscalers, where pods stand, databases, variables.

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "linter/k8s/affinity.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/config_reference.h"
#include "linter/k8s/health.h"
#include "linter/k8s/project.h"
#include "linter/k8s/secret.h"
#include "linter/k8s/service.h"
#include "linter/readiness/proofs.h"
#include "linter/readiness/scopes.h"

namespace linter::readiness {

static bool Matches(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

static void FindFloors(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    const auto floor = k8s::FloorOf(workload);
    if (IsServer(workload) && workload.scalable() && floor.known && floor.count >= 2) {
      Speak(report, workload.object(), floor.slot.span(),
            fmt::format("{} runs at least {} replicas", workload.object().Title(), floor.count));
    }
  }
}

static void FindScaled(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    for (const auto& scaler : k8s::AutoscalersOf(workload)) {
      const auto maximum = scaler.maximum().value_or(scaler.keda() ? 100 : 0);
      if (scaler.floor() < maximum) {
        Speak(report, workload.object(), scaler.object().name_span(),
              fmt::format("{} scales {} from {} to {} replicas", scaler.object().Title(),
                          workload.object().Title(), scaler.floor(), maximum));
      }
    }
  }
}

static void FindSpread(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    for (const auto& term : k8s::AntiAffinityTerms(workload)) {
      if (term.Spreads(workload)) {
        Speak(report, workload.object(), term.slot().label(),
              fmt::format("anti-affinity keeps the pods of {} apart", workload.object().Title()));
      }
    }
    for (const auto& constraint : k8s::SpreadConstraints(workload)) {
      if (constraint.Spreads(workload)) {
        Speak(report, workload.object(), constraint.topology_key().span(),
              fmt::format("the pods of {} are spread over `{}`", workload.object().Title(),
                          constraint.topology_key().Text().value_or("")));
      }
    }
  }
}

static bool IsFixed(std::string_view image) {
  static const RE2 Fixed(
      R"((@sha256:[0-9a-f]{64}|:v?[0-9]+\.[0-9]+\.[0-9]+[^/:]*|:([a-z]+-)?[0-9a-f]{7,40})$)");
  return Matches(image, Fixed);
}

// A tag that is a branch or a channel. No tag, and `latest`, are told by a rule.
static bool IsMoving(std::string_view image) {
  static const RE2 Moving(
      ":(stable|main|master|trunk|dev|devel|develop|development|edge|nightly|canary|staging|"
      "production|prod|release|head)$");
  return Matches(image, Moving);
}

static void FindFixedImages(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    const auto& containers = workload.containers();
    const bool all =
        !containers.empty() &&
        std::all_of(containers.begin(), containers.end(), [](const k8s::Container& container) {
          return IsFixed(container.image().value_or(""));
        });
    for (const auto& container : containers) {
      if (all) {
        Speak(report, workload.object(), container.image().span(),
              fmt::format("image `{}`", container.image().value_or("")));
      }
    }
  }
}

static void FindMovingImages(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    for (const auto& container : workload.containers()) {
      const auto image = container.image().value_or("");
      if (IsMoving(image)) {
        SpeakAgainst(report, workload.object(), container.image().span(),
                     fmt::format("image `{}` changes with time", image));
      }
    }
  }
}

// One kind of probe of whatever containers of a server have it.
template <k8s::ProbeKind Kind>
static void FindProbes(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    for (const auto& container : workload.containers()) {
      const auto probe = container.probe(Kind);
      if (container.long_running() && probe.present()) {
        Speak(report, workload.object(), probe.slot().label(),
              fmt::format("{} has {} {}", container.Title(),
                          Kind == k8s::ProbeKind::Startup    ? "a startup"
                          : Kind == k8s::ProbeKind::Liveness ? "a liveness"
                                                             : "a readiness",
                          "probe"));
      }
    }
  }
}

// A server that has time, and is told, to finish what it does.
static void FindGraceful(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    for (const auto& container : workload.containers()) {
      const auto hook = container["lifecycle"]["preStop"];
      if (container.long_running() && hook.present()) {
        Speak(report, workload.object(), hook.label(),
              fmt::format("{} waits or cleans up before it ends", container.Title()));
      }
      for (const auto& variable : container["env"].Items()) {
        if (variable["name"].Text() == "SERVER_SHUTDOWN" &&
            variable["value"].Text() == "graceful") {
          Speak(report, workload.object(), variable["value"].span(),
                fmt::format("the framework of {} drains", container.Title()));
        }
      }
    }
  }
}

// Signs of a database: its image, its operator's object, or variables that lead to one.
static void FindDatabases(const k8s::Project& project, Report& report) {
  static const RE2 Image(
      "(^|/)(postgres(ql)?|mysql(-server)?|mariadb|mongo(db)?|percona[^/:@]*|cockroach(db)?|"
      "timescale(db)?|mssql[^/:@]*|cassandra|clickhouse[^/:@]*|spilo[^/:@]*)([:@]|$)");
  static const RE2 Variable(
      "(^|_)(DATABASE_URL|DB_(HOST|URL|NAME|USER|PASSWORD|PORT)|PG(HOST|USER|DATABASE|PASSWORD)|"
      "POSTGRES(QL)?_[A-Z]+|MYSQL_[A-Z]+|MARIADB_[A-Z]+|MONGO(DB)?_[A-Z]+|JDBC_[A-Z]+|"
      "[A-Z]+_DSN|SPRING_DATASOURCE_URL|[A-Z]+DB_(DATABASE|INSTANCE|CLUSTER)_NAME|"
      "[A-Z]*_?CONNECTION_STRING)$");
  static constexpr std::array<std::string_view, 9> Groups = {"postgresql.cnpg.io",
                                                             "acid.zalan.do",
                                                             "postgres-operator.crunchydata.com",
                                                             "mysql.oracle.com",
                                                             "pxc.percona.com",
                                                             "psmdb.percona.com",
                                                             "k8s.mariadb.com",
                                                             "mongodbcommunity.mongodb.com",
                                                             "pgv2.percona.com"};
  for (const auto& object : project.objects()) {
    if (std::find(Groups.begin(), Groups.end(), object.group()) != Groups.end()) {
      Speak(report, object, object.name_span(), fmt::format("{} is a database", object.Title()));
    }
  }
  for (const auto& workload : project.workloads()) {
    for (const auto& container : workload.containers()) {
      const auto image = container.image().value_or("");
      if (Matches(image, Image)) {
        Speak(report, workload.object(), container.image().span(),
              fmt::format("{} is a database: `{}`", container.Title(), image));
      }
      for (const auto& variable : container["env"].Items()) {
        const auto name = variable["name"].Text().value_or("");
        if (Matches(name, Variable)) {
          Speak(report, workload.object(), variable["name"].span(),
                fmt::format("`{}` leads {} to a database", name, container.Title()));
        }
      }
    }
  }
}

// Which variables a person has to know: those that stand in the files with a name of their own.
static void FindVariables(const k8s::Project& project, Report& report) {
  static const RE2 Known(
      "^(PATH|HOME|TZ|LANG|LC_ALL|HOSTNAME|USER|GOMAXPROCS|GOMEMLIMIT|JAVA_(OPTS|TOOL_OPTIONS)|"
      "OTEL_.*|POD_.*|NODE_.*|KUBERNETES_.*|MY_POD_.*)$");
  std::set<std::string_view> seen;
  for (const auto& workload : project.workloads()) {
    if (workload.helm_hook()) {
      continue;
    }
    for (const auto& container : workload.containers()) {
      for (const auto& variable : container["env"].Items()) {
        const auto name = variable["name"].Text().value_or("");
        if (!name.empty() && name.find_first_of("${<") == std::string_view::npos &&
            !variable["valueFrom"]["fieldRef"].present() && !Matches(name, Known) &&
            seen.insert(name).second) {
          Speak(report, workload.object(), variable["name"].span(), std::string(name));
        }
      }
    }
  }
}

static bool IsManaged(const k8s::Object& maker) {
  static constexpr std::array<std::string_view, 12> Kinds = {
      "ExternalSecret",      "ClusterExternalSecret", "SealedSecret",    "SopsSecret",
      "VaultStaticSecret",   "VaultDynamicSecret",    "OnePasswordItem", "InfisicalSecret",
      "SecretProviderClass", "DopplerSecret",         "Certificate",     "VaultPKISecret"};
  return std::find(Kinds.begin(), Kinds.end(), maker.kind()) != Kinds.end();
}

// The object of a manager that makes a Secret of this name; null where there is none.
static const k8s::Object* ManagerOf(std::string_view secret, const k8s::Workload& workload) {
  for (const auto* kind :
       {"ExternalSecret", "SealedSecret", "VaultStaticSecret", "VaultDynamicSecret",
        "OnePasswordItem", "InfisicalSecret", "DopplerSecret", "Certificate", "Secret"}) {
    for (const auto* object : workload.project().OfKind(kind, workload.object())) {
      const auto spec = object->spec();
      const auto made = std::string_view(kind) == "ExternalSecret" ? spec["target"]["name"].Text()
                        : std::string_view(kind) == "Certificate"  ? spec["secretName"].Text()
                        : std::string_view(kind).starts_with("Vault")
                            ? spec["destination"]["name"].Text()
                            : std::optional<std::string_view>();
      const bool sealed = std::string_view(kind) != "Secret" || (*object)["sops"]["mac"].present();
      if (sealed && made.value_or(object->name()) == secret) {
        return object;
      }
    }
  }
  return nullptr;
}

// Workloads all of whose Secrets come from a manager.
static void FindManagedSecrets(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    const k8s::Object* last = nullptr;
    bool all = true;
    for (const auto& reference : k8s::ConfigReferences(workload)) {
      if (reference.source == k8s::ConfigSource::Secret) {
        last = ManagerOf(reference.name.Text().value_or(""), workload);
        all = all && last != nullptr;
      }
    }
    for (const auto& pull : workload.pod_spec()["imagePullSecrets"].Items()) {
      last = ManagerOf(pull["name"].Text().value_or(""), workload);
      all = all && last != nullptr;
    }
    if (all && last != nullptr) {
      Speak(
          report, workload.object(), last->name_span(),
          fmt::format("the Secrets of {} come from {}", workload.object().Title(), last->Title()));
    }
  }
  for (const auto& object : project.objects()) {
    if (IsManaged(object) && object.kind() != "Certificate") {
      Speak(report, object, object.name_span(),
            fmt::format("{} keeps its content elsewhere, or encrypted", object.Title()));
    }
  }
}

std::vector<Rule> WorkloadProofs() {
  return {MakeProof("replicas-kept", "a server runs two pods or more", FindFloors),
          MakeProof("autoscaled", "an autoscaler has room", FindScaled),
          MakeProof("fixed-images", "every image has a full version, a commit or a digest",
                    FindFixedImages),
          MakeProof("moving-images", "an image's tag is a branch or a channel", FindMovingImages),
          MakeProof("pods-spread", "pods are kept apart", FindSpread),
          MakeProof("liveness-probes", "a container is asked whether it lives",
                    FindProbes<k8s::ProbeKind::Liveness>),
          MakeProof("readiness-probes", "a container is asked whether it is ready",
                    FindProbes<k8s::ProbeKind::Readiness>),
          MakeProof("startup-probes", "a container is asked whether it has started",
                    FindProbes<k8s::ProbeKind::Startup>),
          MakeProof("graceful-end", "a server drains", FindGraceful),
          MakeProof("databases", "there is a database", FindDatabases),
          MakeProof("variables", "variables that are set", FindVariables),
          MakeProof("managed-secrets", "Secrets come from a manager", FindManagedSecrets)};
}

}  // namespace linter::readiness
