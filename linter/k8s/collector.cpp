#include "linter/k8s/collector.h"

#include <algorithm>

namespace linter::k8s {

static bool IsConfiguration(const yaml::Slot& root) {
  return root["service"]["pipelines"].is_mapping() && root["receivers"].is_mapping() &&
         root["exporters"].is_mapping();
}

// Files of other programs are not parsed for nothing.
void Collector::Add(const yaml::Slot& written, std::vector<Collector>& collectors) {
  if (IsConfiguration(written)) {
    collectors.push_back(Collector(written, nullptr));
    return;
  }
  const auto text = written.String().value_or("");
  for (const auto* const key : {"pipelines:", "receivers:", "exporters:", "service:"}) {
    if (text.find(key) == std::string_view::npos) {
      return;
    }
  }
  auto embedded = std::make_shared<const yaml::Embedded>(written);
  const auto root = embedded->root();
  if (root && IsConfiguration(*root)) {
    collectors.push_back(Collector(*root, std::move(embedded)));
  }
}

std::vector<Collector> Collector::Of(const Object& object) {
  std::vector<Collector> collectors;
  if (object.Is("opentelemetry.io", "OpenTelemetryCollector")) {
    Add(object.spec()["config"], collectors);
  } else if (object.Is("", "ConfigMap")) {
    for (const auto& file : object["data"].Members()) {
      Add(file.value, collectors);
    }
  }
  return collectors;
}

std::vector<CollectorUse> Collector::uses() const {
  std::vector<CollectorUse> uses;
  for (const auto& pipeline : pipelines().Members()) {
    for (const std::string_view section : {"receivers", "processors", "exporters"}) {
      for (const auto& name : pipeline.value[section].Items()) {
        uses.push_back({.section = section, .name = name, .pipeline = pipeline.key});
      }
    }
  }
  return uses;
}

bool Collector::Defines(std::string_view section, std::string_view name) const {
  return root_[section][name].written() ||
         (section != "processors" && root_["connectors"][name].written());
}

std::string_view ComponentType(std::string_view name) {
  return name.substr(0, name.find('/'));
}

std::string_view WrongOtlpPort(std::string_view endpoint, OtlpProtocol protocol) {
  const std::string_view other = protocol == OtlpProtocol::Http ? ":4317" : ":4318";
  const auto scheme = endpoint.find("://");
  const auto from = scheme == std::string_view::npos ? 0 : scheme + 3;
  const auto host = endpoint.substr(from, endpoint.find('/', from) - from);
  const bool ends = host.size() > other.size() && host.substr(host.size() - other.size()) == other;
  return ends ? other.substr(1) : std::string_view();
}

}  // namespace linter::k8s
