import { Button } from "./Button";

// The hero of the shop's first page
export function Hero({ name, onBuy }) {
  return (
    <section className="hero">
      <h1>Soft skin, {name}</h1>
      <p>
        The serum that <em>stimulates</em> collagen.
      </p>
      <Button label="Heal my eczema" onClick={() => onBuy(1 > 0)} />
    </section>
  );
}
