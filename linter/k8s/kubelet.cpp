#include "linter/k8s/kubelet.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <utility>

#include "linter/k8s/project.h"

namespace linter::k8s {

std::optional<bool> KubeletSetting::Bool() const {
  return text ? ParseSwitch(*text) : std::nullopt;
}

std::optional<double> KubeletSetting::Number() const {
  if (!text || text->empty()) {
    return std::nullopt;
  }
  double number = 0;
  const auto* const end = text->data() + text->size();
  const auto [rest, error] = std::from_chars(text->data(), end, number);
  return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

std::vector<Kubelet> Kubelet::In(const Object& object) {
  std::vector<Kubelet> found;
  if (object.Is("kubelet.config.k8s.io", "KubeletConfiguration")) {
    found.push_back(Kubelet(object));
    return found;
  }
  if (object.Is("", "NodeInfo") && object["info"].is_mapping()) {
    found.push_back(Kubelet(object));
    found.back().report_ = true;
    return found;
  }
  const auto* const workload = object.project().WorkloadOf(object);
  if (workload == nullptr) {
    return found;
  }
  for (const auto& container : workload->containers()) {
    if (auto component = Component::Of(container, ComponentKind::Kubelet)) {
      found.push_back(Kubelet(object));
      found.back().component_ = std::move(component);
    }
  }
  return found;
}

std::string_view Kubelet::Title() const {
  return component_ || report_ ? "kubelet" : "KubeletConfiguration";
}

bool Kubelet::complete() const {
  if (component_) {
    return component_->complete();
  }
  if (report_) {
    return false;
  }
  // kubeadm has defaults of its own for what a KubeletConfiguration beside its own kinds leaves
  // out.
  constexpr std::array<std::string_view, 3> Kubeadm = {"ClusterConfiguration", "InitConfiguration",
                                                       "JoinConfiguration"};
  return std::none_of(Kubeadm.begin(), Kubeadm.end(), [&](std::string_view kind) {
    const auto& objects = object_->project().OfKind(kind);
    // Bounded, because a kubelet is asked for each of its settings.
    constexpr std::ptrdiff_t Enough = 4096;
    const auto end = objects.begin() + std::min<std::ptrdiff_t>(std::ssize(objects), Enough);
    return std::any_of(objects.begin(), end, [&](const Object* each) {
      return each->group() == "kubeadm.k8s.io" && each->SameFolder(*object_);
    });
  });
}

// `read-only-port` → `kubeletReadOnlyPortArgumentSet`.
static std::string ReportField(std::string_view flag) {
  std::string field = "kubelet";
  bool start = true;
  for (const char c : flag) {
    if (c != '-') {
      field += start ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    }
    start = c == '-';
  }
  // The collector's own spelling.
  return field + (flag == "tls-cert-file" ? "TlsArgumentSet" : "ArgumentSet");
}

KubeletSetting Kubelet::Find(std::string_view flag,
                             std::initializer_list<std::string_view> path) const {
  if (component_) {
    const auto* const found = component_->Find(flag);
    if (found == nullptr) {
      return {{}, component_->span()};
    }
    // A switch needs no value.
    return {found->value.value_or("true"), found->slot.span()};
  }
  if (report_) {
    const auto field = ReportField(flag);
    for (const auto& member : (*object_)["info"].Members()) {
      const auto values =
          member.key == field ? member.value["values"].Items() : std::vector<yaml::Slot>();
      if (!values.empty()) {
        return {std::string(values[0].Text().value_or("")), values[0].span()};
      }
    }
    return {{}, object_->name_span()};
  }
  auto slot = object_->root();
  for (const auto key : path) {
    slot = slot[key];
  }
  const auto text = path.size() > 0 ? slot.Text() : std::nullopt;
  return {text ? std::optional(std::string(*text)) : std::nullopt, slot.span()};
}

}  // namespace linter::k8s
