#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/text/place.h"
#include "linter/yaml/embedded.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// One use of a component by a pipeline.
struct CollectorUse {
  // `receivers`, `processors` or `exporters`.
  std::string_view section;
  // Of the component, `otlp/internal`.
  yaml::Slot name;
  // The pipeline, `traces`.
  std::string_view pipeline;
};

// The configuration of an OpenTelemetry Collector: that of an OpenTelemetryCollector, or a file of
// a ConfigMap; a view that its object outlives.
class Collector {
 public:
  // Every one of an object that has pipelines, receivers and exporters.
  static std::vector<Collector> Of(const Object& object);

  yaml::Slot operator[](std::string_view key) const { return root_[key]; }
  yaml::Slot pipelines() const { return root_["service"]["pipelines"]; }
  std::vector<CollectorUse> uses() const;
  // Of a section, `receivers`, or a connector, which receives and exports.
  bool Defines(std::string_view section, std::string_view name) const;
  // Where a place in the configuration is written in the file.
  Place Outside(const Place& inside) const {
    return text_ == nullptr ? inside : text_->Outside(inside);
  }

 private:
  Collector(const yaml::Slot& root, std::shared_ptr<const yaml::Embedded> text)
      : root_(root), text_(std::move(text)) {}
  static void Add(const yaml::Slot& written, std::vector<Collector>& collectors);

  yaml::Slot root_;
  // Null where the configuration is written as fields.
  std::shared_ptr<const yaml::Embedded> text_;
};

// The type of a component: `otlp` of `otlp/internal`.
std::string_view ComponentType(std::string_view name);
// The port of an endpoint where it is by convention that of OTLP's other protocol: 4317 of what
// speaks HTTP, 4318 of what speaks gRPC. Else empty.
enum class OtlpProtocol : std::uint8_t { Grpc, Http };
std::string_view WrongOtlpPort(std::string_view endpoint, OtlpProtocol protocol);

}  // namespace linter::k8s
