// What exposes metrics and is scraped, shown on dashboards, and sends logs and traces.

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "linter/k8s/project.h"
#include "linter/k8s/service.h"
#include "linter/readiness/dashboard.h"
#include "linter/readiness/proofs.h"
#include "linter/readiness/scopes.h"

namespace linter::readiness {

static bool Matches(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

// What has a Prometheus, VictoriaMetrics or Google's managed one scrape.
struct Scraper {
  const k8s::Object* object;
  // Selects pods themselves, and not Services.
  bool of_pods = false;

  k8s::Selector selector() const { return k8s::Selector::Of(object->spec()["selector"]); }
  std::vector<yaml::Slot> endpoints() const;
  bool LooksInto(const k8s::Object& other) const;
};

std::vector<yaml::Slot> Scraper::endpoints() const {
  auto endpoints = object->spec()["podMetricsEndpoints"].Items();
  return endpoints.empty() ? object->spec()["endpoints"].Items() : endpoints;
}

bool Scraper::LooksInto(const k8s::Object& other) const {
  const auto spaces = object->spec()["namespaceSelector"];
  const auto names = spaces["matchNames"].Items();
  if (spaces["any"].Bool() == true) {
    return true;
  }
  return names.empty() ? object->SameNamespace(other)
                       : std::any_of(names.begin(), names.end(), [&](const yaml::Slot& name) {
                           return name.Text() == other.effective_namespace();
                         });
}

static std::vector<Scraper> ScrapersIn(const k8s::Project& project) {
  std::vector<Scraper> scrapers;
  for (const auto* kind :
       {"ServiceMonitor", "PodMonitor", "VMServiceScrape", "VMPodScrape", "PodMonitoring"}) {
    for (const auto* object : project.OfKind(kind)) {
      const auto group = object->group();
      const bool known = group == "monitoring.coreos.com" ||
                         group == "operator.victoriametrics.com" ||
                         group == "monitoring.googleapis.com";
      if (known) {
        scrapers.push_back({object, std::string_view(kind).find("Pod") == 0 ||
                                        std::string_view(kind) == "VMPodScrape"});
      }
    }
  }
  return scrapers;
}

static bool HasPortNamed(const k8s::Service& service, std::string_view name) {
  const auto ports = service.ports();
  return std::any_of(ports.begin(), ports.end(), [&](const k8s::ServicePort& port) {
    return port.slot["name"].Text() == name;
  });
}

// Whether one of its endpoints is a port of the workload, or of a Service that leads to it.
static bool Scrapes(const Scraper& scraper, const k8s::Workload& workload,
                    const std::vector<k8s::Service>& services) {
  const auto selector = scraper.selector();
  const auto endpoints = scraper.endpoints();
  const auto has = [&](const k8s::Service* service) {
    return std::any_of(endpoints.begin(), endpoints.end(), [&](const yaml::Slot& endpoint) {
      const auto port = endpoint["port"].Text();
      return !port || (service != nullptr ? HasPortNamed(*service, *port)
                                          : k8s::NamedPort(workload, *port).has_value() ||
                                                endpoint["port"].Int().has_value());
    });
  };
  if (scraper.of_pods) {
    return scraper.LooksInto(workload.object()) && selector.Matches(workload.pod_labels()) &&
           has(nullptr);
  }
  return std::any_of(services.begin(), services.end(), [&](const k8s::Service& service) {
    return scraper.LooksInto(service.object()) && selector.Matches(service.object().labels()) &&
           has(&service);
  });
}

static bool IsMarked(const k8s::Labels& marks, std::string_view key, std::string_view value) {
  const auto* mark = marks.Find(key);
  return mark != nullptr && mark->value == value;
}

static void FindScraped(const k8s::Project& project, Report& report) {
  constexpr std::string_view Key = "prometheus.io/scrape";
  const auto scrapers = ScrapersIn(project);
  for (const auto& workload : project.workloads()) {
    if (!IsServer(workload)) {
      continue;
    }
    const auto& object = workload.object();
    const auto services = k8s::ServicesFor(workload);
    bool scraped = false;
    for (const auto& scraper : scrapers) {
      if (Scrapes(scraper, workload, services)) {
        scraped = true;
        Speak(report, object, scraper.object->name_span(),
              fmt::format("{} has {} scraped", scraper.object->Title(), object.Title()));
      }
    }
    const auto annotations = workload.pod_template()["metadata"]["annotations"];
    if (IsMarked(workload.pod_annotations(), Key, "true")) {
      scraped = true;
      Speak(report, object, annotations[Key].span(),
            fmt::format("an annotation has the pods of {} scraped", object.Title()));
    }
    for (const auto& service : services) {
      if (IsMarked(service.object().annotations(), Key, "true")) {
        scraped = true;
        Speak(report, object, service.object().metadata()["annotations"][Key].span(),
              fmt::format("an annotation has {} scraped", service.object().Title()));
      }
    }
    if (!scraped && IsMarked(workload.pod_annotations(), Key, "false")) {
      SpeakAgainst(
          report, object, annotations[Key].span(),
          fmt::format("an annotation keeps the pods of {} from being scraped", object.Title()));
    }
  }
}

static bool SendsMetrics(const yaml::Slot& variable) {
  const auto name = variable["name"].Text().value_or("");
  return (name == "OTEL_EXPORTER_OTLP_ENDPOINT" || name == "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT") &&
         variable["value"].Text().value_or("") != "";
}

static void TellContainerMetrics(const k8s::Container& container, Report& report) {
  static const RE2 Name("(^|-)(metrics|prom|prometheus|monitoring|exporter)(-|$)|metrics$");
  const auto& object = container.workload().object();
  for (const auto& port : container.ports()) {
    if (Matches(port.name(), Name)) {
      Speak(report, object, port.slot["name"].span(),
            fmt::format("{} declares the port `{}`", container.Title(), port.name()));
    }
  }
  for (const auto& variable : container["env"].Items()) {
    if (SendsMetrics(variable)) {
      Speak(report, object, variable["name"].span(),
            fmt::format("{} pushes by OTLP", container.Title()));
    }
  }
}

static void FindMetrics(const k8s::Project& project, Report& report) {
  const auto scrapers = ScrapersIn(project);
  for (const auto& workload : project.workloads()) {
    if (!IsServer(workload)) {
      continue;
    }
    const auto& object = workload.object();
    for (const auto& container : workload.containers()) {
      TellContainerMetrics(container, report);
    }
    for (const auto* key : {"prometheus.io/port", "prometheus.io/path"}) {
      if (workload.pod_annotations().Find(key) != nullptr) {
        Speak(report, object, workload.pod_template()["metadata"]["annotations"][key].span(),
              "an annotation says where metrics are");
      }
    }
    const auto services = k8s::ServicesFor(workload);
    if (IsMarked(workload.pod_annotations(), "prometheus.io/scrape", "true")) {
      Speak(report, object,
            workload.pod_template()["metadata"]["annotations"]["prometheus.io/scrape"].span(),
            fmt::format("an annotation says that {} has metrics", object.Title()));
    }
    for (const auto& service : services) {
      if (IsMarked(service.object().annotations(), "prometheus.io/scrape", "true")) {
        Speak(report, object,
              service.object().metadata()["annotations"]["prometheus.io/scrape"].span(),
              fmt::format("an annotation says that {} has metrics", service.object().Title()));
      }
    }
    for (const auto& scraper : scrapers) {
      if (Scrapes(scraper, workload, services)) {
        Speak(report, object, scraper.object->name_span(),
              fmt::format("{} names its port", scraper.object->Title()));
      }
    }
  }
}

// A dashboard as Grafana writes it: JSON with a title and panels.
static void TellDashboard(const k8s::Object& object, const yaml::Slot& place, std::string_view json,
                          Report& report) {
  const auto dashboard = ReadDashboard(json);
  if (dashboard.broken) {
    SpeakAgainst(report, object, place.label(),
                 fmt::format("a dashboard of {} is no JSON", object.Title()));
  } else if (dashboard.panels > 0) {
    Speak(report, object, place.label(),
          fmt::format("dashboard `{}` with {} panels", dashboard.title, dashboard.panels));
  }
}

static void FindDashboards(const k8s::Project& project, Report& report) {
  for (const auto& object : project.objects()) {
    if (object.Is("", "ConfigMap") && object.labels().Find("grafana_dashboard") != nullptr) {
      for (const auto& member : object["data"].Members()) {
        if (member.key.ends_with(".json")) {
          TellDashboard(object, member.value, member.value.Text().value_or(""), report);
        }
      }
    }
    const bool of_operator = object.Is("grafana.integreatly.org", "GrafanaDashboard") ||
                             object.Is("integreatly.org", "GrafanaDashboard");
    const auto json = object.spec()["json"];
    if (of_operator && json.present()) {
      TellDashboard(object, json, json.Text().value_or(""), report);
    } else if (of_operator) {
      for (const auto* key : {"url", "configMapRef", "grafanaCom", "gzipJson", "jsonnet"}) {
        if (object.spec()[key].present()) {
          Speak(report, object, object.spec()[key].label(),
                fmt::format("{} is fetched by `{}`", object.Title(), key));
        }
      }
    }
  }
}

// A container that collects the logs of its node: it mounts them, and runs a collector.
static void FindCollectors(const k8s::Project& project, Report& report) {
  static const RE2 Image(
      "(fluent-?bit|fluentd|promtail|/vector|filebeat|/alloy|datadog/agent|otel|opentelemetry-"
      "collector|logstash|splunk)");
  for (const auto& workload : project.workloads()) {
    const auto volumes = workload.volumes();
    const bool logs = std::any_of(volumes.begin(), volumes.end(), [](const yaml::Slot& volume) {
      return volume["hostPath"]["path"].Text().value_or("").starts_with("/var/log") ||
             volume["hostPath"]["path"].Text().value_or("") == "/var/lib/docker/containers";
    });
    for (const auto& container : workload.containers()) {
      const auto image = container.image().value_or("");
      if (logs && workload.kind() == k8s::WorkloadKind::DaemonSet && Matches(image, Image)) {
        Speak(report, workload.object(), container.image().span(),
              fmt::format("{} collects the logs of every node by `{}`", workload.object().Title(),
                          image));
      }
    }
  }
}

static bool SendsTraces(std::string_view name, std::string_view value) {
  static const RE2 Name(
      "^(OTEL_EXPORTER_OTLP_(TRACES_)?ENDPOINT|OTEL_EXPORTER_JAEGER_ENDPOINT|DD_TRACE_AGENT_URL|"
      "DD_AGENT_HOST|JAEGER_(AGENT_HOST|ENDPOINT|COLLECTOR_URL)|ELASTIC_APM_SERVER_URL|"
      "COLLECTOR_SERVICE_ADDR|ZIPKIN_(ENDPOINT|URL))$");
  return Matches(name, Name) && value != "none";
}

static bool StopsTraces(std::string_view name, std::string_view value) {
  return (name == "OTEL_SDK_DISABLED" && value == "true") ||
         (name == "OTEL_TRACES_EXPORTER" && value == "none") ||
         (name == "OTEL_TRACES_SAMPLER" && value == "always_off") ||
         (name == "DISABLE_TRACING" && (value == "1" || value == "true"));
}

static void FindTraced(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    if (!IsServer(workload)) {
      continue;
    }
    const auto& object = workload.object();
    const auto annotations = workload.pod_annotations();
    for (const auto& pair : annotations.pairs()) {
      if (pair.key.starts_with("instrumentation.opentelemetry.io/inject-") &&
          pair.value != "false") {
        Speak(report, object, workload.pod_template()["metadata"]["annotations"][pair.key].span(),
              fmt::format("the operator instruments {}", object.Title()));
      }
    }
    for (const auto& container : workload.containers()) {
      for (const auto& variable : container["env"].Items()) {
        const auto name = variable["name"].Text().value_or("");
        const auto value = variable["value"].Text().value_or("");
        if (StopsTraces(name, value)) {
          SpeakAgainst(
              report, object, variable["name"].span(),
              fmt::format("`{}={}` turns the traces of {} off", name, value, container.Title()));
        } else if (SendsTraces(name, value)) {
          Speak(report, object, variable["name"].span(),
                fmt::format("`{}` tells {} where traces go", name, container.Title()));
        }
      }
    }
  }
}

std::vector<Rule> MonitoringProofs() {
  return {MakeProof("metrics-exposed", "a server has metrics", FindMetrics),
          MakeProof("metrics-scraped", "the metrics of a server are scraped", FindScraped),
          MakeProof("dashboards", "Grafana has dashboards", FindDashboards),
          MakeProof("log-collectors", "the logs of nodes are collected", FindCollectors),
          MakeProof("traces-sent", "a server sends traces", FindTraced)};
}

}  // namespace linter::readiness
